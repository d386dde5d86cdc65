import { expect, test, type Page } from "@playwright/test";
import { admin, signIn } from "../support/account";
import { dropFiles, readPictures } from "../support/drop-files";
import { generatedPictures } from "../support/pictures";
import { Product } from "../support/product";
import { watchFaults } from "../support/watch-faults";

const devicesRegion = "What each device receives";
const names = [
  "<img src=x onerror='alert(1)'>.png",
  "'><script>alert(2)<_script>.png",
  "0;url=https:__evil.example.png",
  "javascript:alert(3).png",
  "=HYPERLINK('https:__evil.example').png",
  "{{7*7}}${7*7}<%= 7*7 %>.png",
  "invoice\u202Egpj.png",
  "ﷺ 日本語 🏔️ ünïcödé.png",
  "%2e%2e%2f%00 #fragment?query&amp;.png",
  "..png",
  'the "best" of %22 hills.png',
];
let product: Product;

/** Every name goes through every screen. */
test.describe.configure({ timeout: 300_000 });
test.beforeAll(async () => {
  product = await Product.start();
});
test.afterAll(async () => {
  expect(product.errorLines).toEqual([]);
  await product.close();
});

const search = (page: Page) => page.getByLabel("Search by filename");
/** Built by the names alone: a page of ours has none of these. */
const intruders =
  "img[src=x], script:not([nonce]):not([src^='/_next/']), meta[http-equiv=refresh], a[href^=javascript]";

test("a whole journey with hostile filenames: they are text everywhere, and the page keeps its own policy", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const faults = await watchFaults(page);
  const [picture] = await readPictures(await generatedPictures(1));

  await test.step("set up, and drop", async () => {
    await page.goto(product.setupLink);
    await page.getByLabel("Your name").fill(`${admin.name}<b>`);
    await page.getByLabel("Email").fill(admin.email);
    await page.getByLabel("Password", { exact: true }).fill(admin.password);
    await page.getByRole("button", { name: "Create account" }).click();
    await page.waitForURL(/\/library/);
    await dropFiles(
      page,
      names.map((name) => ({ name, type: "image/jpeg", bytes: picture?.bytes ?? Buffer.alloc(0) })),
    );
    const tray = page.getByRole("region", { name: "Uploads" });
    await expect(tray.getByRole("heading", { name: `${names.length} uploaded` })).toBeVisible({ timeout: 60_000 });
    await tray.getByRole("button", { name: "Clear list" }).click();
  });

  await test.step("library, menus, stage, trash: each name as it is", async () => {
    for (const name of names) {
      await search(page).fill(name.slice(0, -4));
      const tile = page.getByRole("gridcell", { name });
      await expect(tile).toBeVisible();
      await tile.hover();
      await tile.click({ button: "right" });
      await page.getByRole("menuitem", { name: "Open" }).click();
      const dialog = page.getByRole("dialog", { name: `${name} on every device` });
      await expect(dialog.getByText(name, { exact: true }).first()).toBeVisible();
      await expect(dialog.getByRole("region", { name: devicesRegion }).getByText("Pixels")).toHaveCount(3, {
        timeout: 30_000,
      });
      await page.keyboard.press("Escape");
      await expect(dialog).toHaveCount(0);
      expect(await page.locator(intruders).count(), name).toBe(0);
    }
  });

  await test.step("every other control", async () => {
    await search(page).fill("");
    await page.getByRole("gridcell").first().click();
    await page.getByRole("combobox", { name: "Variant" }).selectOption("public");
    await page.getByText("Checkerboard").locator("..").click();
    await page.getByRole("button", { name: "Copy delivery URL" }).first().click();
    await page.getByRole("button", { name: "Next image" }).hover();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Delete");
    await expect(page.getByText(/^Moved .* to the trash\.$/)).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await page.keyboard.press("?");
    const keys = page.getByRole("dialog", { name: "Keyboard shortcuts" });
    await expect(keys).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(keys).toHaveCount(0);
    await page.getByText("Dark", { exact: true }).locator("..").click();
    await page.getByRole("button", { name: /^Sort/ }).click();
    await page.getByRole("menuitem", { name: "Smallest first" }).click();
    await page.getByRole("link", { name: "Trash" }).filter({ visible: true }).click();
    await page.getByRole("gridcell").first().click();
    await page.keyboard.press("Delete");
    await page.getByRole("alertdialog").getByRole("button", { name: "Delete now" }).click();
    await expect(page.getByText("The trash is empty")).toBeVisible();
    await page
      .getByRole("button", { name: /^Account of/ })
      .filter({ visible: true })
      .click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await page.waitForURL(/\/sign-in/);
    await signIn(page, product);
    await expect(page.getByText(`${names.length - 1} images`, { exact: true })).toBeVisible();
  });

  expect(faults).toEqual([]);
});
