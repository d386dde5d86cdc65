import { expect, test } from "@playwright/test";
import { admin } from "../support/account";
import { inspect } from "../support/axe";
import { Product } from "../support/product";

let product: Product;

test.describe.configure({ timeout: 300_000 });
test.beforeAll(async () => {
  product = await Product.start();
});
test.afterAll(async () => {
  expect(product.errorLines).toEqual([]);
  await product.close();
});

test("setting up and signing in, whole and refused", async ({ page }) => {
  await page.goto(product.setupLink);
  await inspect(page, "set-up");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByText("Enter your email address.")).toBeVisible();
  await inspect(page, "set-up-refused");
  await page.goto(`${product.origin}/setup`);
  await inspect(page, "set-up-without-link");
  await page.goto(product.setupLink);
  await page.getByLabel("Your name").fill(admin.name);
  await page.getByLabel("Email").fill(admin.email);
  await page.getByLabel("Password", { exact: true }).fill(admin.password);
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL(/\/library/);
  await page.context().clearCookies();
  await page.goto(`${product.origin}/sign-in`);
  await inspect(page, "sign-in");
  await page.getByLabel("Email").fill(admin.email);
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("The email or the password is wrong.")).toBeVisible();
  await inspect(page, "sign-in-refused");
});
