import { expect, test } from "@playwright/test";
import type { Image } from "@/lib/contracts/image";
import { adminSettings, signInByHttp } from "../support/account";
import { inspect } from "../support/axe";
import { readPictures } from "../support/drop-files";
import { tabTo } from "../support/keyboard";
import { generatedPictures } from "../support/pictures";
import { Product } from "../support/product";
import { giveSession, uploadFile } from "../support/sessions";

let product: Product;
let cookie: string;
test.beforeAll(async () => {
  product = await Product.start({ env: adminSettings });
  cookie = await signInByHttp(product);
});
test.afterAll(async () => {
  expect(product.errorLines).toEqual([]);
  await product.close();
});

const upload = async (name: string, fields: Record<string, string> = {}): Promise<Image> => {
  const [file] = await readPictures(await generatedPictures(1));
  if (file === undefined) throw new Error("no picture");
  return uploadFile({ product, cookie }, { ...file, name }, fields);
};
const urlOf = (image: Image, id = image.id): string =>
  (image.variants.find(({ name }) => name === "public")?.url ?? "").replace(image.id, id);
/** As a stranger, who has the URL and nothing else. */
const statusOf = async (url: string): Promise<number> => (await fetch(url)).status;

test("by keyboard: an image becomes private, keeps its place and its picture, and leads to a signed URL", async ({
  page,
}) => {
  const image = await upload("closed.jpg");
  expect(await statusOf(urlOf(image))).toBe(200);
  await giveSession(page.context(), product, cookie);
  await page.goto(`${product.origin}/library?image=${image.id}`);
  await tabTo(page, page.getByRole("button", { name: "Make private" }));
  await page.keyboard.press("Enter");
  const question = page.getByRole("alertdialog", { name: "Make closed.jpg private?" });
  await expect(question).toContainText("every delivery URL changes");
  await expect(question.getByRole("button", { name: "Cancel" })).toBeFocused();
  await inspect(page, "privacy-question");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByText("closed.jpg is private now, under another ID")).toBeVisible();
  await expect(page.getByText("Signed URLs only")).toBeVisible();
  await expect(page.getByRole("button", { name: "Make public" })).toBeFocused();
  await expect(page).not.toHaveURL(new RegExp(image.id));
  const newId = new URL(page.url()).searchParams.get("image") ?? "";
  expect(await statusOf(urlOf(image))).toBe(404);
  expect(await statusOf(urlOf(image, newId))).toBe(403);
  await inspect(page, "privacy-stage");
  await page.keyboard.press("Escape");
  const tile = page.getByRole("gridcell", { name: /^closed\.jpg,.* Private$/ });
  await expect(tile).toBeFocused();
  const shownPx = () => tile.locator("img").evaluate((picture: HTMLImageElement) => picture.naturalWidth);
  await page.reload();
  await expect.poll(shownPx).toBeGreaterThan(0);
  await tile.click();
  await page.getByRole("link", { name: "Sign a URL" }).click();
  await expect(page).toHaveURL(`${product.origin}/signing?image=${newId}`);
  await page.getByRole("button", { name: "Sign the URL" }).click();
  const text = page.getByRole("status", { name: "Signed URL" });
  await expect(text).toContainText(newId);
  expect(await statusOf(await text.innerText())).toBe(200);
});

test("an image with an id of somebody's choosing says why it cannot be private", async ({ page }) => {
  const image = await upload("logo.jpg", { id: "shop/logo" });
  await giveSession(page.context(), product, cookie);
  await page.goto(`${product.origin}/library?image=${encodeURIComponent(image.id)}`);
  await expect(page.getByText("It cannot be private: its ID was chosen by someone")).toBeVisible();
  await expect(page.getByRole("button", { name: "Make private" })).toHaveCount(0);
});

test("several at once from the grid's menu, by keyboard, and back to where one was", async ({ page }) => {
  for (const name of ["one.jpg", "two.jpg"]) await upload(name);
  await giveSession(page.context(), product, cookie);
  await page.goto(`${product.origin}/library?sort=filename`);
  const tile = (name: string) => page.getByRole("gridcell", { name: new RegExp(`^${name},`) });
  for (const name of ["one.jpg", "two.jpg"]) {
    await tile(name).focus();
    await page.keyboard.press("x");
  }
  await page.keyboard.press("Shift+F10");
  await expect(page.getByRole("menuitem", { name: "Move 2 to trash" })).toBeVisible();
  await page.getByRole("menuitem", { name: "Make 2 private" }).press("Enter");
  const question = page.getByRole("alertdialog", { name: "Make 2 images private?" });
  await expect(question.getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByText("2 images are private now, under other IDs")).toBeVisible();
  for (const name of ["one.jpg", "two.jpg"]) await expect(tile(name)).toHaveAccessibleName(/, Private$/);
  await expect(tile("two.jpg")).toBeFocused();
  await page.keyboard.press("Shift+F10");
  await page.getByRole("menuitem", { name: "Make public" }).press("Enter");
  await page.getByRole("alertdialog").getByRole("button", { name: "Make public" }).click();
  await expect(page.getByText("two.jpg is public now, under another ID")).toBeVisible();
  await expect(tile("two.jpg")).toBeFocused();
  await expect(tile("two.jpg")).not.toHaveAccessibleName(/Private/);
});
