import { expect, test, type Page } from "@playwright/test";
import { adminSettings, signInByHttp } from "../support/account";
import { inspect } from "../support/axe";
import { readPictures } from "../support/drop-files";
import { tabTo } from "../support/keyboard";
import { generatedPictures } from "../support/pictures";
import { Product } from "../support/product";
import { call, giveSession, setRole, uploadByHttp } from "../support/sessions";

let product: Product;
let cookie: string;

test.describe.configure({ timeout: 300_000 });
test.beforeAll(async () => {
  product = await Product.start({ env: adminSettings });
  cookie = await signInByHttp(product);
  const ids = await uploadByHttp(product, cookie, await readPictures(await generatedPictures(3)));
  await call(product, cookie, { method: "DELETE", path: `/api/images/${ids[0]}` });
});
test.afterAll(async () => {
  expect(product.errorLines).toEqual([]);
  await product.close();
});

const open = async (page: Page, path = "/usage"): Promise<void> => {
  await giveSession(page.context(), product, cookie);
  await page.goto(product.origin + path);
};
const known = (page: Page) => page.getByRole("region", { name: "What is known" });
const estimate = (page: Page) => page.getByRole("table", { name: "Estimate for a month" });
const account = (page: Page) => page.getByRole("region", { name: "Account" });
const readAccount = async (): Promise<unknown> =>
  (await call(product, cookie, { method: "GET", path: "/api/account" })).json();

test("tells what is counted, and calls unknown what nobody tells", async ({ page }) => {
  await open(page);
  await expect(known(page)).toContainText("3 images");
  await expect(known(page)).toContainText("of 100,000 the account may keep");
  await expect(known(page)).toContainText("2 images");
  await expect(known(page)).toContainText("1 image of those stored is in the trash");
  await expect(known(page).getByText("Unknown", { exact: true })).toHaveCount(2);
  await expect(known(page)).toContainText("$5.00");
  await expect(known(page)).toContainText("The engine of this console bills nothing.");
  await inspect(page, "usage");
});

test("what if: the arithmetic of counts and prices, by keyboard alone, kept in the address", async ({ page }) => {
  await open(page);
  const type = async (label: string, text: string) => {
    await tabTo(page, page.getByLabel(label, { exact: true }));
    await page.keyboard.press("Control+a");
    await page.keyboard.type(text);
  };
  await type("Images stored", "250,000");
  await type("Images delivered", "1500000");
  await type("Unique transformations", "7000");
  const rows = estimate(page).getByRole("row");
  await expect(rows.nth(1)).toHaveText(/3 blocks of 100,000 × \$5\.00\s*\$15\.00/);
  await expect(rows.nth(2)).toHaveText(/1,500,000 ÷ 100,000 × \$1\.00\s*\$15\.00/);
  await expect(rows.nth(3)).toHaveText(/\(7,000 − 5,000\) ÷ 1,000 × \$0\.50\s*\$1\.00/);
  await expect(rows.nth(4)).toHaveText(/\$31\.00/);
  await type("Per 100,000 delivered", "0.8");
  await expect(rows.nth(4)).toHaveText(/\$28\.00/);
  await expect(page.getByText("These are assumptions of yours")).toBeVisible();
  await expect(page).toHaveURL(/\?stored=250000&delivered=1500000&transformations=7000&deliveredPer100k=0\.8$/);
  await page.reload();
  await expect(rows.nth(4)).toHaveText(/\$28\.00/);
  await type("Images stored", "many");
  await expect(page.getByText("Give a whole number from 0 to 1,000,000,000,000.")).toBeVisible();
  await expect(estimate(page)).toHaveCount(0);
  await inspect(page, "usage-fault");
  await page.getByRole("button", { name: "Back to what is known" }).click();
  await expect(page.getByLabel("Images stored")).toHaveValue("3");
  await expect(page).toHaveURL(`${product.origin}/usage`);
  await expect(page.getByRole("link", { name: "The page they are from" })).toHaveAttribute(
    "href",
    "https://developers.cloudflare.com/images/pricing/",
  );
});

test("the account's settings, reached from the variants, are changed by owners after a warning", async ({ page }) => {
  await open(page, "/variants");
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Delivery settings" }).click();
  await expect(page).toHaveURL(/\/usage#account$/);
  await expect(account(page)).toBeFocused();
  await page.getByRole("checkbox", { name: "Flexible variants" }).click();
  const question = page.getByRole("alertdialog", { name: "Let URLs carry options?" });
  await expect(question).toContainText("Anyone can ask for any size of any public image");
  await inspect(page, "account-warning");
  await question.getByRole("button", { name: "Switch on" }).click();
  await expect(page.getByRole("checkbox", { name: "Flexible variants" })).toBeChecked();
  await page.getByLabel("Browser TTL, seconds").fill("12");
  await expect(page.getByText("Browser TTL is a whole number from 3,600")).toBeVisible();
  await page.getByLabel("Browser TTL, seconds").fill("86400");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("The settings are saved.").first()).toBeVisible();
  expect(await readAccount()).toMatchObject({ flexibleVariants: true, browserTtlSeconds: 86_400 });
});

test("others see the settings, and who can change them", async ({ page }) => {
  for (const role of ["editor", "viewer"] as const) {
    setRole(product, role);
    await open(page);
    await expect(account(page)).toContainText("Owners of this console can change these settings.");
    await expect(page.getByRole("checkbox", { name: "Flexible variants" })).toBeDisabled();
    await expect(page.getByLabel("Browser TTL, seconds")).not.toBeEditable();
    await expect(account(page).getByRole("button", { name: "Save" })).toHaveCount(0);
  }
  await inspect(page, "usage-viewer");
  setRole(product, "owner");
});

test("what cannot be loaded says so, and loads again", async ({ page }) => {
  await page.route(/\/api\/(usage|account)$/, (route) => route.abort());
  await open(page);
  await expect(page.getByText("The usage could not be loaded")).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText("The account could not be loaded")).toBeVisible({ timeout: 30_000 });
  await inspect(page, "usage-failed");
  await page.unroute(/\/api\/(usage|account)$/);
  await page.getByRole("alert").filter({ hasText: "usage" }).getByRole("button").click();
  // The figures ask for the account, too, so that one press brings back both.
  await expect(known(page)).toContainText("3 images");
  await expect(account(page)).toContainText("Delivery URLs start with");
});
