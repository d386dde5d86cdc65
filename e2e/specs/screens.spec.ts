import { expect, test, type Page } from "@playwright/test";
import { admin, adminSettings, signInByHttp } from "../support/account";
import { inspect } from "../support/axe";
import { readPictures } from "../support/drop-files";
import { pictures } from "../support/pictures";
import { Product } from "../support/product";
import { call, giveSession, uploadByHttp } from "../support/sessions";

const pictureCount = 40;
let product: Product;
let cookie: string;
let filled: Promise<readonly string[]> | undefined;

test.describe.configure({ timeout: 300_000 });
test.beforeAll(async () => {
  product = await Product.start({ env: adminSettings });
  cookie = await signInByHttp(product);
});
test.afterAll(async () => {
  expect(product.errorLines).toEqual([]);
  await product.close();
});

const open = async (page: Page, path: string): Promise<void> => {
  await giveSession(page.context(), product, cookie);
  await page.goto(product.origin + path);
};

/** Fills the library once, however many of these tests run. */
const fill = async (): Promise<readonly string[]> => {
  const upload = async () => uploadByHttp(product, cookie, await readPictures(await pictures(pictureCount)));
  return (filled ??= upload());
};

test("nothing yet, and nothing there", async ({ page }) => {
  await open(page, "/library");
  await expect(page.getByText("Drop your first pictures here")).toBeVisible();
  await inspect(page, "library-empty");
  await page.locator("main").dispatchEvent("dragenter", {
    dataTransfer: await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(["x"], "x.png", { type: "image/png" }));
      return transfer;
    }),
  });
  await expect(page.getByText("Drop to upload")).toBeVisible();
  await inspect(page, "library-drop");
  await open(page, "/trash");
  await expect(page.getByText("The trash is empty")).toBeVisible();
  await inspect(page, "trash-empty");
  await open(page, "/no-such-page");
  await expect(page.getByText("There is no page here")).toBeVisible();
  await inspect(page, "not-found");
});

test("a full library, its menus and dialogs", async ({ page }) => {
  await fill();
  await open(page, "/library");
  await expect(page.getByText(`${pictureCount} images`, { exact: true })).toBeVisible();
  await inspect(page, "library");
  await page.getByRole("button", { name: /^Sort/ }).click();
  await expect(page.getByRole("menu")).toBeVisible();
  await inspect(page, "library-sort");
  await page.keyboard.press("Escape");
  await page
    .getByRole("button", { name: `Account of ${admin.name}` })
    .filter({ visible: true })
    .click();
  await expect(page.getByRole("menu")).toBeVisible();
  await inspect(page, "library-account");
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
  await inspect(page, "keys");
  await page.keyboard.press("Escape");
  await page.getByRole("gridcell").first().click({ button: "right" });
  await expect(page.getByRole("menu")).toBeVisible();
  await inspect(page, "library-tile-menu");
  await page.keyboard.press("Escape");
  await page.getByRole("gridcell").first().focus();
  for (const key of ["x", "ArrowRight", "ArrowRight", "x"]) await page.keyboard.press(key);
  await inspect(page, "library-selection");
  await page.keyboard.press("Escape");
  await page.getByLabel("Search by filename").fill("no such name");
  await expect(page.getByText("No filename contains")).toBeVisible();
  await inspect(page, "library-no-match");
  await page.route(/\/api\/images\?/, (route) => route.abort());
  await page.getByLabel("Search by filename").fill("else");
  await expect(page.getByText("The library could not be loaded")).toBeVisible();
  await inspect(page, "library-failed");
});

test("the stage, whole, failed and gone", async ({ page }) => {
  const ids = await fill();
  const path = `/library?image=${encodeURIComponent(ids[3] ?? "")}`;
  await open(page, path);
  const devices = page.getByRole("region", { name: "What each device receives" });
  await expect(devices.getByText("Pixels")).toHaveCount(3, { timeout: 30_000 });
  await page.getByText("What these figures mean").click();
  await inspect(page, "stage");
  await page.getByText("What these figures mean").click();
  await page.keyboard.press("Delete");
  // Whoever is at the message keeps it: it must outlast the look at it.
  await page.getByRole("button", { name: "Undo" }).focus();
  await expect(devices.getByText("Pixels")).toHaveCount(3, { timeout: 30_000 });
  await inspect(page, "stage-message");
  await page.getByRole("button", { name: "Undo" }).click();
  await page.route(/\/preview\?/, (route) => route.abort());
  await page.goto(product.origin + path);
  await expect(page.getByText("received no picture")).toHaveCount(3, { timeout: 30_000 });
  await inspect(page, "stage-failed");
  await page.goto(`${product.origin}/library?image=gone`);
  await expect(page.getByText("This image is no longer in the library")).toBeVisible();
  await inspect(page, "stage-gone");
});

test("a trash with images, and the question before the end", async ({ page }) => {
  const ids = await fill();
  for (const id of ids.slice(4, 10)) await call(product, cookie, { method: "DELETE", path: `/api/images/${id}` });
  await open(page, "/trash");
  await expect(page.getByRole("gridcell")).toHaveCount(6);
  await inspect(page, "trash");
  await page.getByRole("gridcell").first().click();
  await page.getByRole("group", { name: "Selected images" }).getByRole("button", { name: "Delete now" }).click();
  await expect(page.getByRole("alertdialog")).toBeVisible();
  await inspect(page, "trash-question");
});
