import { expect, test, type Page } from "@playwright/test";
import { admin, adminSettings, signIn, signInByHttp } from "../support/account";
import { readPictures } from "../support/drop-files";
import { generatedPictures } from "../support/pictures";
import { Product } from "../support/product";
import { giveSession, uploadByHttp } from "../support/sessions";

let product: Product;
let cookie: string;
let ids: readonly string[];

test.beforeAll(async () => {
  product = await Product.start({ env: adminSettings });
  cookie = await signInByHttp(product);
  ids = await uploadByHttp(product, cookie, await readPictures(await generatedPictures(3)));
});
test.afterAll(async () => {
  expect(product.errorLines).toEqual([]);
  await product.close();
});

const openTabs = async (page: Page): Promise<readonly [Page, Page]> => {
  await giveSession(page.context(), product, cookie);
  const other = await page.context().newPage();
  for (const tab of [page, other]) {
    await tab.goto(`${product.origin}/library`);
    await expect(tab.getByRole("gridcell").first()).toBeVisible();
  }
  return [page, other];
};

test("what one tab removed, the other says is gone, and does not break on", async ({ page }) => {
  const [one, other] = await openTabs(page);
  await one.getByRole("gridcell").first().focus();
  await one.keyboard.press("Delete");
  await expect(one.getByText("2 images", { exact: true })).toBeVisible();
  await other.getByRole("gridcell").first().focus();
  await other.keyboard.press("Delete");
  // Moving to the trash twice is no fault: both tabs end with the same two.
  await expect(other.getByText("2 images", { exact: true })).toBeVisible();
  await one.getByRole("button", { name: "Undo" }).click();
  await expect(one.getByText("3 images", { exact: true })).toBeVisible();
});

test("a link to an image opens it in a tab of its own, over the same library", async ({ page }) => {
  await giveSession(page.context(), product, cookie);
  await page.goto(`${product.origin}/library?image=${encodeURIComponent(ids[1] ?? "")}&variant=public`);
  await expect(page.getByRole("dialog")).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Variant" })).toHaveValue("public");
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(`${product.origin}/library`);
});

test("a theme chosen in one tab holds in the other at once", async ({ page }) => {
  const [one, other] = await openTabs(page);
  await one.getByText("Dark", { exact: true }).locator("..").click();
  await expect(other.locator("html")).toHaveAttribute("data-theme", "dark");
  await one.getByText("Same as the system", { exact: true }).locator("..").click();
  await expect(other.locator("html")).not.toHaveAttribute("data-theme");
});

test("signed out in one tab, the other leads to the sign-in and back to its place", async ({ page }) => {
  await signIn(page, product);
  const other = await page.context().newPage();
  await other.goto(`${product.origin}/library?sort=filename`);
  await expect(other.getByRole("gridcell").first()).toBeVisible();
  await page
    .getByRole("button", { name: `Account of ${admin.name}` })
    .filter({ visible: true })
    .click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL(/\/sign-in/);
  await other.getByLabel("Search by filename").fill("hill");
  await other.waitForURL(/\/sign-in\?next=/);
  await other.getByLabel("Email").fill(admin.email);
  await other.getByLabel("Password", { exact: true }).fill(admin.password);
  await other.getByRole("button", { name: "Sign in" }).click();
  await other.waitForURL(/\/library\?.*sort=filename/);
  await expect(other.getByRole("gridcell").first()).toBeVisible();
});
