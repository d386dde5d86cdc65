import { expect, test, type Locator, type Page } from "@playwright/test";
import { adminSettings, signInByHttp } from "../support/account";
import { inspect } from "../support/axe";
import { readPictures } from "../support/drop-files";
import { expectVisibleFocus, tabTo } from "../support/keyboard";
import { generatedPictures } from "../support/pictures";
import { Product } from "../support/product";
import { call, giveSession, setRole, uploadByHttp } from "../support/sessions";

type Variant = { name: string; options: Record<string, unknown> | null };

let product: Product;
let cookie: string;

test.describe.configure({ mode: "serial", timeout: 300_000 });
test.beforeAll(async () => {
  product = await Product.start({ env: adminSettings });
  cookie = await signInByHttp(product);
  await uploadByHttp(product, cookie, await readPictures(await generatedPictures(5)));
});
test.afterAll(async () => {
  expect(product.errorLines).toEqual([]);
  await product.close();
});

const open = async (page: Page, search = ""): Promise<void> => {
  await giveSession(page.context(), product, cookie);
  await page.goto(`${product.origin}/variants${search}`);
};

const readVariants = async (): Promise<readonly Variant[]> => {
  const answer = await call(product, cookie, { method: "GET", path: "/api/variants" });
  return ((await answer.json()) as { items: Variant[] }).items;
};

const rowOf = (page: Page, name: string): Locator =>
  page
    .getByRole("list", { name: "Variants" })
    .locator("> li")
    .filter({ has: page.getByText(name, { exact: true }) });
const preview = (page: Page): Locator => page.getByRole("region", { name: "Live preview" });
const plan = (page: Page): Locator => page.getByRole("region", { name: "Plan" });

/** `page.goBack` would wait for a journey that the page holds up. */
const goBack = (page: Page): Promise<void> => page.evaluate(() => globalThis.history.back());
/** Opens the menu of all variants at once and chooses one of its entries. */
const chooseMore = async (page: Page, entry: string): Promise<void> => {
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: entry }).click();
};

test("every variant shows what it makes of the sample, and why two of them are fixed", async ({ page }) => {
  await open(page);
  for (const name of ["default", "public", "thumbnail"]) await expect(rowOf(page, name).getByRole("img")).toBeVisible();
  await expect(rowOf(page, "thumbnail").getByText(/^[\d.]+ kB$/)).toBeVisible();
  await expect(rowOf(page, "default")).toContainText("Cannot be changed or deleted");
  await expect(rowOf(page, "public")).toContainText("Cannot be deleted");
  await inspect(page, "variants");
});

test("a variant is made by keyboard alone, seen before it is saved", async ({ page }) => {
  await open(page);
  await tabTo(page, page.getByRole("button", { name: "New variant" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "New variant" })).toBeFocused();
  await tabTo(page, page.getByLabel("Name"));
  await page.keyboard.type("card");
  await tabTo(page, page.getByRole("radio", { name: "Scale down" }));
  for (let step = 0; step < 2; step++) await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "Cover" })).toBeChecked();
  await tabTo(page, page.getByLabel("Width, px"));
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("300");
  await tabTo(page, page.getByLabel("Height, px"));
  await page.keyboard.type("200");
  await expect(preview(page).getByText(/^300 × 200 · /)).toBeVisible();
  await expect(preview(page).getByText(/Total of 4 images/)).toBeVisible();
  await expect(page.getByText("Adds a new variant.")).toBeVisible();
  await inspect(page, "variants-new");
  await tabTo(page, page.getByRole("button", { name: "Create variant" }));
  await page.keyboard.press("Enter");
  await expect(rowOf(page, "card")).toContainText("Cover to 300 × 200");
  await expect(page).toHaveURL(/\/variants$/);
  expect((await readVariants()).find(({ name }) => name === "card")?.options).toMatchObject({
    fit: "cover",
    width: 300,
    height: 200,
    metadata: "none",
  });
});

test("an edit shows before and after, and says whose cached copies it purges", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Edit card" }).click();
  await expect(preview(page).getByText("Nothing is changed yet.")).toBeVisible();
  await page.getByLabel("Width, px").fill("0");
  await expect(page.getByText("Give a whole number from 1 to 12,000.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Save changes" })).toBeDisabled();
  await page.getByLabel("Width, px").fill("150");
  await expect(preview(page).getByText(/^300 × 200 · /)).toBeVisible();
  await expect(preview(page).getByText(/^150 × 200 · /)).toBeVisible();
  await expect(preview(page).getByText(/Total of 4 images: .+ → .+ less/)).toBeVisible();
  await expect(page.getByText("300 → 150")).toBeVisible();
  await expect(page.getByText("Purges the cached copies of 5 images.")).toBeVisible();
  await inspect(page, "variants-edit");
  await page.getByRole("button", { name: "All variants" }).click();
  const question = page.getByRole("alertdialog", { name: "Discard your changes?" });
  await question.getByRole("button", { name: "Keep editing" }).click();
  for (const leave of [() => goBack(page), () => page.getByRole("link", { name: "Library" }).first().click()]) {
    await leave();
    await question.getByRole("button", { name: "Keep editing" }).click();
    await expect(page).toHaveURL(/variants\?variant=card$/);
    await expect(page.getByLabel("Width, px")).toHaveValue("150");
  }
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.getByRole("alertdialog", { name: "Save card?" }).waitFor();
  await inspect(page, "variants-save");
  await page.getByRole("button", { name: "Save and purge" }).click();
  await expect(rowOf(page, "card")).toContainText("Cover to 150 × 200");
  await expect(page.getByRole("button", { name: "Edit card" })).toBeFocused();
});

test("whoever wants to leave an edited form goes where they were going", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Edit card" }).click();
  await page.getByLabel("Width, px").fill("77");
  await goBack(page);
  await page.getByRole("button", { name: "Discard", exact: true }).click();
  await expect(page).toHaveURL(/\/variants$/);
  await page.getByRole("button", { name: "Edit card" }).click();
  await expect(page.getByLabel("Width, px")).toHaveValue("150");
  await page.getByLabel("Width, px").fill("77");
  await page.getByRole("link", { name: "Library" }).first().click();
  await page.getByRole("button", { name: "Discard", exact: true }).click();
  await expect(page).toHaveURL(/\/library/);
});

test("a copy starts as its original, and deleting says what ends", async ({ page }) => {
  await open(page);
  await rowOf(page, "card").getByRole("button", { name: "Actions for card" }).click();
  await page.getByRole("menuitem", { name: "Duplicate" }).click();
  await expect(page.getByLabel("Name")).toHaveValue("cardCopy");
  await expect(page.getByLabel("Width, px")).toHaveValue("150");
  await page.getByRole("button", { name: "Create variant" }).click();
  await expect(rowOf(page, "cardCopy")).toBeVisible();
  await rowOf(page, "cardCopy").getByRole("button", { name: "Actions for cardCopy" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  const question = page.getByRole("alertdialog", { name: "Delete cardCopy?" });
  await expect(question).toContainText("Every URL that ends in /cardCopy stops working at once.");
  await expect(question).toContainText("Purges the cached copies of 5 images.");
  // Opened by pointer it shows no ring; the first key does.
  await page.keyboard.press("Tab");
  await expectVisibleFocus(page, "in the question");
  await question.getByRole("button", { name: "Delete variant" }).click();
  await expect(rowOf(page, "cardCopy")).toHaveCount(0);
  expect((await readVariants()).map(({ name }) => name)).not.toContain("cardCopy");
});

test("the starter set comes after its plan", async ({ page }) => {
  await open(page);
  await chooseMore(page, "Add the starter set");
  for (const name of ["desktop", "tablet", "mobile", "w640", "w960", "w1920"])
    await expect(plan(page).getByText(name, { exact: true })).toBeVisible();
  await inspect(page, "variants-starter");
  await page.getByRole("button", { name: "Apply the plan" }).click();
  await expect(rowOf(page, "w1920")).toContainText("Scale down to 1920 wide");
});

test("variants leave as text, and come back as a plan that says each change", async ({ page }) => {
  await open(page);
  await chooseMore(page, "Export as JSON");
  const code = await page.getByLabel("The variants as JSON").inputValue();
  expect(JSON.parse(code)).toMatchObject({ format: "vitrine-variants", version: 1 });
  await inspect(page, "variants-export");
  await page.keyboard.press("Escape");
  await chooseMore(page, "Import from JSON");
  await page.getByLabel("JSON", { exact: true }).fill("{ not json");
  await page.getByRole("button", { name: "Show the plan" }).click();
  await expect(page.getByText(/^This is not JSON/)).toBeVisible();
  const document = JSON.parse(code) as { variants: Variant[] };
  const variants = document.variants
    .filter(({ name }) => name !== "w640")
    .map((each) => (each.name === "card" ? { ...each, options: { ...each.options, width: 160 } } : each));
  await page.getByLabel("JSON", { exact: true }).fill(JSON.stringify({ ...document, variants }));
  await page.getByLabel("Delete what it does not name").check();
  await page.getByRole("button", { name: "Show the plan" }).click();
  await expect(plan(page)).toContainText("150 → 160");
  await expect(plan(page).getByText("Delete", { exact: true })).toHaveCount(1);
  await expect(plan(page)).toContainText("Purges the cached copies of 5 images.");
  await inspect(page, "variants-import");
  await page.getByRole("button", { name: "Apply the plan" }).click();
  await expect(rowOf(page, "card")).toContainText("Cover to 160 × 200");
  await expect(rowOf(page, "w640")).toHaveCount(0);
});

test("variants are tried on the images a person chooses", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Choose images" }).click();
  const dialog = page.getByRole("dialog", { name: "Try variants on these images" });
  await expect(dialog.getByRole("checkbox")).toHaveCount(5);
  await dialog.getByLabel("Search by filename").fill("hill-01");
  await expect(dialog.getByRole("checkbox")).toHaveCount(1);
  await dialog.getByRole("checkbox", { name: "hill-01.jpg" }).check();
  await dialog.getByLabel("Search by filename").fill("");
  await inspect(page, "variants-sample");
  await dialog.getByRole("button", { name: "Use these" }).click();
  await expect(page.getByRole("radio", { name: /^Show / })).toHaveCount(5);
  await expect(page).toHaveURL(/sample=/);
});

test("a viewer sees the variants and is offered no change", async ({ page }) => {
  setRole(product, "viewer");
  await open(page);
  await expect(rowOf(page, "card").getByRole("img")).toBeVisible();
  await expect(page.getByText("Owners and editors of this console can change them.")).toBeVisible();
  await expect(page.getByRole("button", { name: /^(New variant|Actions for|Edit)/ })).toHaveCount(0);
  await page.getByRole("button", { name: "More actions" }).click();
  await expect(page.getByRole("menuitem")).toHaveText(["Export as JSON", "Delivery settings"]);
  await page.goto(`${product.origin}/variants?variant=card`);
  await expect(page.getByText("You may look, not change")).toBeVisible();
  await inspect(page, "variants-viewer");
  setRole(product, "owner");
});

test("a list that cannot be loaded says so, and loads again", async ({ page }) => {
  await page.route(/\/api\/variants$/, (route) => route.abort());
  await open(page);
  await expect(page.getByText("The variants could not be loaded")).toBeVisible({ timeout: 30_000 });
  await inspect(page, "variants-failed");
  await page.unroute(/\/api\/variants$/);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(rowOf(page, "public")).toBeVisible();
  await page.goto(`${product.origin}/variants?variant=nobody`);
  await expect(page.getByText("There is no variant nobody")).toBeVisible();
});
