import { expect, test } from "@playwright/test";
import { admin, adminSettings, signIn } from "../support/account";
import { expectVisibleFocus, tabTo } from "../support/keyboard";
import { generatedPictures } from "../support/pictures";
import { Product } from "../support/product";

let product: Product;

test.beforeAll(async () => {
  product = await Product.start({ env: adminSettings });
});
test.afterAll(async () => {
  expect(product.errorLines).toEqual([]);
  await product.close();
});

test("the whole way without a pointer: the focus is always seen and never lost", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const files = await generatedPictures(3);

  await test.step("sign in", async () => {
    await page.goto(`${product.origin}/sign-in`);
    await expect(page.getByLabel("Email")).toBeFocused();
    await page.keyboard.type(admin.email);
    await tabTo(page, page.getByLabel("Password", { exact: true }));
    await page.keyboard.type(admin.password);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/library/);
  });

  await test.step("upload by the file chooser", async () => {
    // Listened for from before the walk: the browser learns of it a moment later, and a chooser before that is lost.
    const chooser = page.waitForEvent("filechooser");
    await tabTo(page, page.getByRole("button", { name: "Choose files" }));
    await page.keyboard.press("Enter");
    await (await chooser).setFiles(files.map(({ file }) => file));
    await expect(page.getByText("3 images", { exact: true })).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole("heading", { name: "3 uploaded" })).toBeVisible();
    await tabTo(page, page.getByRole("button", { name: "Clear list" }));
    await page.keyboard.press("Enter");
    await expect(page.getByRole("region", { name: "Uploads" })).toHaveCount(0);
    await expectVisibleFocus(page, "after the tray is gone");
  });

  await test.step("search", async () => {
    await page.keyboard.press("/");
    await expect(page.getByLabel("Search by filename")).toBeFocused();
    await page.keyboard.type("hill-0");
    await expect(page).toHaveURL(/q=hill-0/);
    await expect(page.getByRole("gridcell")).toHaveCount(3);
    await tabTo(page, page.getByRole("gridcell"));
  });

  await test.step("open, walk, choose a variant", async () => {
    await page.keyboard.press("ArrowRight");
    await expect(page.getByRole("gridcell").nth(1)).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectVisibleFocus(page, "as the stage opens");
    await tabTo(page, page.getByRole("combobox", { name: "Variant" }));
    await page.keyboard.type("public");
    await expect(page).toHaveURL(/variant=public/);
    await tabTo(page, page.getByRole("radio", { name: "Grey" }));
    await page.keyboard.press("ArrowRight");
    await expect(page).toHaveURL(/backdrop=white/);
  });

  await test.step("copy the URL", async () => {
    await tabTo(page, page.getByRole("button", { name: "Copy delivery URL" }));
    await page.keyboard.press("Enter");
    await expect(page.getByRole("button", { name: "Copied" }).first()).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/\/public$/);
    await expectVisibleFocus(page, "after copying");
  });

  await test.step("move to the trash from the stage, and go on with the next image", async () => {
    const title = await page.getByRole("dialog").getAttribute("aria-labelledby");
    expect(title).not.toBeNull();
    await page.keyboard.press("Delete");
    await expect(page.getByText("2 images", { exact: true })).toBeAttached();
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectVisibleFocus(page, "after the image left the stage");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    expect(new URL(page.url()).searchParams.has("variant")).toBe(false);
    expect(new URL(page.url()).searchParams.has("backdrop")).toBe(false);
    await expectVisibleFocus(page, "after the stage closed");
  });

  await test.step("undo from the messages, and be back where one was", async () => {
    await page.keyboard.press("F6");
    await expect(page.getByRole("button", { name: "Undo" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByText("3 images", { exact: true })).toBeVisible();
    await expectVisibleFocus(page, "after undo");
  });

  await test.step("remove the rest, by key, menu and bar, down to none", async () => {
    await tabTo(page, page.getByRole("gridcell"), "Shift+Tab");
    await page.keyboard.press("Delete");
    await expect(page.getByRole("gridcell")).toHaveCount(2);
    await expectVisibleFocus(page, "after Delete");
    await page.keyboard.press("Shift+F10");
    await expect(page.getByRole("menu")).toBeVisible();
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("gridcell")).toHaveCount(1);
    await expectVisibleFocus(page, "after the menu");
    await page.keyboard.press("Control+a");
    await tabTo(
      page,
      page.getByRole("group", { name: "Selected images" }).getByRole("button", { name: "Move to trash" }),
    );
    await page.keyboard.press("Enter");
    await expect(page.getByRole("gridcell")).toHaveCount(0);
    await expect(page.locator("main")).toBeFocused();
  });
});

test("on the narrowest phone every place is in the bar or one press behind it", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await signIn(page, product);
  const bar = page.getByRole("navigation", { name: "Main" }).filter({ visible: true });
  const more = bar.getByRole("button", { name: "More" });
  const slots = await bar.locator("a, button").all();
  expect(slots.length).toBeGreaterThan(3);
  for (const slot of slots) {
    const { x, width, height } = (await slot.boundingBox()) ?? { x: 0, width: 0, height: 0 };
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
    expect(x + width).toBeLessThanOrEqual(320);
  }
  await tabTo(page, more);
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Trash" }).waitFor();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/trash$/);
  await expect(bar.getByRole("button", { name: "Trash, and more" })).toBeVisible();
  await expectVisibleFocus(page, "after the menu led elsewhere");
});
