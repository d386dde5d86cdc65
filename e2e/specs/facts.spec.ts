import { expect, test, type Page } from "@playwright/test";
import sharp from "sharp";
import { admin, adminSettings, signInByHttp } from "../support/account";
import { inspect } from "../support/axe";
import { tabTo } from "../support/keyboard";
import { Product } from "../support/product";
import { giveSession, uploadByHttp } from "../support/sessions";

let product: Product;
let cookie: string;
let placedId: string;
let plainId: string;

/** A picture of two flat colours, three quarters of it the first. */
const paint = () =>
  sharp({ create: { width: 400, height: 300, channels: 3, background: "#205080" } }).composite([
    {
      input: { create: { width: 100, height: 300, channels: 3, background: "#f0c040" } },
      left: 300,
      top: 0,
    },
  ]);

test.beforeAll(async () => {
  product = await Product.start({ env: adminSettings });
  cookie = await signInByHttp(product);
  const exif = {
    IFD0: { Make: "Lightbox Works", Copyright: "Ada" },
    IFD3: { GPSLatitudeRef: "N", GPSLatitude: "48/1 12/1 0/1", GPSLongitudeRef: "E", GPSLongitude: "16/1 21/1 0/1" },
  };
  const placed = await paint().withIccProfile("p3").withExif(exif).jpeg({ quality: 95 }).toBuffer();
  const plain = await paint().png().toBuffer();
  [placedId = "", plainId = ""] = await uploadByHttp(product, cookie, [
    { name: "placed.jpg", type: "image/jpeg", bytes: placed },
    { name: "plain.png", type: "image/png", bytes: plain },
  ]);
});
test.afterAll(async () => {
  expect(product.errorLines).toEqual([]);
  await product.close();
});

const openStage = async (page: Page, id: string): Promise<void> => {
  await giveSession(page.context(), product, cookie);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${product.origin}/library?image=${encodeURIComponent(id)}`);
  await expect(page.getByRole("button", { name: "Inside the original" })).toBeVisible();
};

test("what the original says: place, camera, profile, colours; read by keyboard alone", async ({ page }) => {
  await openStage(page, placedId);
  await tabTo(page, page.getByRole("button", { name: "Inside the original" }));
  await page.keyboard.press("Enter");
  const note = page.getByRole("note");
  await expect(note).toContainText("The original says where it was taken");
  await expect(note).toContainText("48.20000, 16.35000");
  await expect(page.getByRole("button", { name: /^Copy #/ }).first()).toBeVisible();
  await expect(page.getByRole("img", { name: /^Brightness from black to white/ })).toBeVisible();
  await expect(page.getByText("None: shown as sRGB")).toHaveCount(0);
  await tabTo(page, page.locator("summary").filter({ hasText: "EXIF" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText("Lightbox Works")).toBeVisible();
  await note.scrollIntoViewIfNeeded();
  await inspect(page, "facts");
});

test("an original without notes is shown as that, and its colours are its own", async ({ page }) => {
  await openStage(page, plainId);
  await page.getByRole("button", { name: "Inside the original" }).click();
  const colours = page.getByRole("button", { name: /^Copy #/ });
  await expect(colours.first()).toBeVisible();
  const first = (await colours.first().textContent()) ?? "";
  const levels = [1, 3, 5].map((at) => Number.parseInt(first.slice(at, at + 2), 16));
  for (const [index, level] of [0x20, 0x50, 0x80].entries())
    expect(Math.abs((levels[index] ?? 0) - level), first).toBeLessThanOrEqual(8);
  await expect(page.getByText("None: shown as sRGB")).toBeVisible();
  await expect(page.getByRole("note")).toHaveCount(0);
});

test("the history tells who did what, and a failure says so and can be tried again", async ({ page }) => {
  await openStage(page, placedId);
  await page.route(/\/history$/, (route) => route.fulfill({ status: 500, body: "no" }));
  await page.getByRole("button", { name: "History" }).click();
  await expect(page.getByText("The history could not be read.")).toBeVisible({ timeout: 30_000 });
  await inspect(page, "history-failed");
  await page.unroute(/\/history$/);
  await page.getByRole("alert").getByRole("button", { name: "Try again" }).click();
  const entries = page.getByRole("listitem").filter({ hasText: `by ${admin.name}` });
  await expect(entries).toHaveCount(1);
  await expect(entries).toContainText("Uploaded");
  await inspect(page, "history");
});
