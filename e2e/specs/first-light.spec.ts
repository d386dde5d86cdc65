import { expect, type Page, test } from "@playwright/test";
import { admin, signIn } from "../support/account";
import { expectAccessible, takeScreenshots } from "../support/axe";
import { dropFiles, readPictures } from "../support/drop-files";
import { type Picture, pictures } from "../support/pictures";
import { Product } from "../support/product";

const pictureCount = 20;
let product: Product;
let files: readonly Picture[];

test.describe.configure({ mode: "serial" });
test.beforeAll(async () => {
  files = await pictures(pictureCount);
  product = await Product.start();
});
test.afterAll(async () => {
  expect(product.errorLines).toEqual([]);
  await product.close();
});

const grid = (page: Page) => page.getByRole("grid", { name: "Images" });

test("a newcomer creates the first account through the printed link", async ({ page }) => {
  await page.goto(product.setupLink);
  await expectAccessible(page, "set-up");
  await page.getByLabel("Your name").fill(admin.name);
  await page.getByLabel("Email").fill(admin.email);
  await page.getByLabel("Password", { exact: true }).fill(admin.password);
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL(/\/library/);
  await expect(page.getByText("Drop your first pictures here")).toBeVisible();
  await expectAccessible(page, "empty library");
});

test("twenty pictures are dropped, uploaded, and found in the library by name", async ({ page }) => {
  await signIn(page, product);
  await expect(page.getByText("Drop your first pictures here")).toBeVisible();
  await dropFiles(page, await readPictures(files));
  await expect(page.getByText(`${pictureCount} images`)).toBeVisible({ timeout: 110_000 });
  await expectAccessible(page, "library after an upload");
  const wanted = files[4]?.name ?? "";
  await page.keyboard.press("Escape");
  await page.getByLabel("Search by filename").fill(wanted.slice(2, -4).toUpperCase());
  await expect(page.getByRole("gridcell")).toHaveCount(1);
  await expect(page.getByRole("gridcell")).toHaveAccessibleName(new RegExp(wanted.slice(0, 12)));
});

test("one picture is seen as three devices receive it, its URL copied, deleted and taken back", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await signIn(page, product);
  await grid(page).getByRole("gridcell").first().click();
  const devices = page.getByRole("region", { name: "What each device receives" });
  await expect(devices.getByText("Pixels")).toHaveCount(3, { timeout: 30_000 });
  await expectAccessible(page, "stage");
  await takeScreenshots(page, "stage");
  await page.getByRole("button", { name: "Copy delivery URL" }).first().click();
  const url = await page.evaluate(() => navigator.clipboard.readText());
  expect(url).toContain(product.engineOrigin);
  expect((await fetch(url)).headers.get("content-type")).toMatch(/^image\//);
  await page.keyboard.press("Escape");
  await expect(page.getByText(`${pictureCount} images`)).toBeVisible();
  await page.keyboard.press("Delete");
  await expect(page.getByText(`${pictureCount - 1} images`)).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText(`${pictureCount} images`)).toBeVisible();
});

test("after a restart everything is still there", async ({ page }) => {
  await product.restart();
  await signIn(page, product);
  await expect(page.getByText(`${pictureCount} images`)).toBeVisible();
  expect(await product.temporaryFiles()).toEqual([]);
  await takeScreenshots(page, "library");
});
