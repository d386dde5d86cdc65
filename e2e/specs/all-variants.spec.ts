import { readFile } from "node:fs/promises";
import { expect, test, type Download, type Page } from "@playwright/test";
import sharp from "sharp";
import { adminSettings, signInByHttp } from "../support/account";
import { inspect } from "../support/axe";
import { expectVisibleFocus, tabTo } from "../support/keyboard";
import { findBoxes, toPlainFile, type PlainPicture } from "../support/plain-pictures";
import { Product } from "../support/product";
import { call, giveSession, uploadByHttp } from "../support/sessions";

/** Of one colour each, so that a sheet's pixels tell which picture lies where and how large it is. */
const plain = [
  { name: "red.png", widthPx: 240, heightPx: 160, colour: [200, 30, 30] },
  { name: "green.png", widthPx: 1600, heightPx: 400, colour: [30, 150, 60] },
  { name: "blue.png", widthPx: 300, heightPx: 300, colour: [40, 60, 200] },
] as const satisfies readonly PlainPicture[];
const variants = ["default", "public", "thumbnail", "tiny"];
/** What a sheet of few pictures has for each of them. */
const box = { widthPx: 320, heightPx: 240 };

let product: Product;
let cookie: string;
let ids: readonly string[];

test.describe.configure({ mode: "serial", timeout: 300_000 });
test.beforeAll(async () => {
  product = await Product.start({ env: adminSettings });
  cookie = await signInByHttp(product);
  ids = await uploadByHttp(product, cookie, await Promise.all(plain.map(toPlainFile)));
  const answer = await fetch(`${product.origin}/api/variants`, {
    method: "POST",
    headers: { cookie, origin: product.origin, "x-vitrine-client": "web", "content-type": "application/json" },
    body: JSON.stringify({
      name: "tiny",
      options: { fit: "scale-down", width: 48, height: 48, metadata: "none" },
      neverRequireSignedURLs: false,
    }),
  });
  expect(answer.status, await answer.text()).toBe(201);
});
test.afterAll(async () => {
  expect(product.errorLines).toEqual([]);
  await product.close();
});

const open = async (page: Page, path: string): Promise<void> => {
  await giveSession(page.context(), product, cookie);
  await page.goto(product.origin + path);
};
const matrixOf = (chosen: readonly string[]) => `/matrix?${new URLSearchParams(chosen.map((id) => ["image", id]))}`;
const stageOf = (id: string) => `/library?image=${encodeURIComponent(id)}&view=variants`;

/** Size of what a desktop receives, by the server's own measure. */
const deliveredSize = async (id: string, variant: string) => {
  const path = `/api/images/${encodeURIComponent(id)}/preview?variant=${variant}&device=desktop`;
  const { headers } = await call(product, cookie, { method: "GET", path });
  return {
    width: Number(headers.get("x-preview-width")),
    height: Number(headers.get("x-preview-height")),
    sizeBytes: Number(headers.get("x-preview-bytes")),
  };
};

const toFitted = ({ width, height }: { width: number; height: number }) => {
  const scale = Math.min(1, box.widthPx / width, box.heightPx / height);
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
};

const read = async (download: Promise<Download>): Promise<Buffer> => readFile(await (await download).path());

/** Where the row begins and ends, once its pictures are found to be as large as what is delivered. */
const expectRow = async (png: Buffer, row: number): Promise<{ top: number; bottom: number }> => {
  const { colour, name } = plain[row] ?? plain[0];
  const boxes = await findBoxes(png, colour);
  expect(boxes, name).toHaveLength(variants.length);
  for (const [column, found] of boxes.entries()) {
    const variant = variants[column] ?? "";
    const expected = toFitted(await deliveredSize(ids[row] ?? "", variant));
    expect(Math.abs(found.width - expected.width), `width of ${name} in ${variant}`).toBeLessThan(2);
    expect(Math.abs(found.height - expected.height), `height of ${name} in ${variant}`).toBeLessThan(2);
  }
  return {
    top: Math.min(...boxes.map(({ top }) => top)),
    bottom: Math.max(...boxes.map(({ top, height }) => top + height)),
  };
};

test("the contact sheet shows every delivered file in its place, no larger than it is", async ({ page }) => {
  await open(page, matrixOf(ids));
  await expect(page.getByText("12 of 12 measured")).toBeVisible({ timeout: 60_000 });
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Contact sheet" }).click();
  const png = await read(download);
  const { format, width, height } = await sharp(png).metadata();
  const words = `${width.toLocaleString("en")} × ${height.toLocaleString("en")} px`;
  await expect(page.getByText(`Contact sheet saved: ${words}`)).toBeVisible();
  expect(format).toBe("png");
  expect(width).toBeGreaterThan(variants.length * box.widthPx);
  expect(height).toBeGreaterThan(plain.length * box.heightPx);
  let above = 0;
  for (const row of plain.keys()) {
    const { top, bottom } = await expectRow(png, row);
    expect(top, "a row stands below the one before").toBeGreaterThan(above);
    above = bottom;
    // Between the row and the next stand its captions, dark on white.
    const captions = { left: 0, top: bottom, width, height: Math.min(140, height - bottom) };
    const { channels } = await sharp(png).extract(captions).greyscale().stats();
    expect(channels[0]?.min).toBeLessThan(90);
    expect(channels[0]?.max).toBe(255);
  }
  await inspect(page, "matrix-sheet");
});

test("a sheet under way can be cancelled, and a picture that does not come leaves its reason", async ({ page }) => {
  const downloads: Download[] = [];
  page.on("download", (download) => downloads.push(download));
  await open(page, matrixOf(ids));
  await expect(page.getByText("12 of 12 measured")).toBeVisible({ timeout: 60_000 });
  await page.route(/\/preview\?variant=tiny(?!.*figuresOnly)/, () => new Promise(() => undefined));
  await tabTo(page, page.getByRole("button", { name: "Contact sheet" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText(/^Contact sheet: [1-9]\d? of 12 drawn/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Cancel the sheet" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText("The contact sheet was cancelled. Nothing was saved.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Contact sheet" })).toBeFocused();
  expect(downloads).toHaveLength(0);
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await page.route(/\/preview\?variant=tiny(?!.*figuresOnly)/, (route) =>
    route.fulfill({
      status: 404,
      contentType: "application/problem+json",
      body: JSON.stringify({ title: "No", code: "not-found", detail: "There is no tiny.", isRetryable: false }),
    }),
  );
  const download = page.waitForEvent("download");
  await page.keyboard.press("Enter");
  expect(await findBoxes(await read(download), plain[0].colour)).toHaveLength(variants.length - 1);
  await expect(page.getByText(/3 pictures did not come/)).toBeVisible();
});

test("the stage shows one image in all variants with the figures of what is delivered", async ({ page }) => {
  await open(page, stageOf(ids[1] ?? ""));
  const region = page.getByRole("region", { name: "All variants of this image" });
  await expect(region.getByRole("img")).toHaveCount(variants.length);
  for (const variant of variants) {
    const { width, height, sizeBytes } = await deliveredSize(ids[1] ?? "", variant);
    const card = region.getByRole("listitem").filter({ has: page.getByText(variant, { exact: true }) });
    await expect(card).toContainText(`${width} × ${height}`);
    await expect(card).toContainText(sizeBytes < 1000 ? `${sizeBytes} B` : "kB");
  }
  await region.getByLabel("Device").selectOption({ index: 0 });
  await expect(page).toHaveURL(/receiver=/);
  await expect(region.getByRole("img")).toHaveCount(variants.length);
  await inspect(page, "stage-variants");
  await page.route(/\/preview\?variant=tiny/, (route) => route.abort());
  await page.reload();
  await expect(region.getByRole("button", { name: "Try again for tiny" })).toBeVisible({ timeout: 30_000 });
  await inspect(page, "stage-variants-failed");
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await region.getByRole("button", { name: "Try again for tiny" }).click();
  await expect(region.getByRole("img")).toHaveCount(variants.length);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  expect(new URL(page.url()).search, "the stage takes its settings along").toBe("");
});

test("from the stage to a changed variant without a pointer, and the focus is always seen", async ({ page }) => {
  await open(page, "/library");
  const stage = page.getByRole("dialog");
  await test.step("the devices", async () => {
    await tabTo(page, page.getByRole("gridcell"));
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await expect(stage).toBeVisible();
    await expect(stage.getByRole("region", { name: "What each device receives" }).getByText("Pixels")).toHaveCount(3);
    await tabTo(page, stage.getByRole("radio", { name: "Devices" }));
  });
  await test.step("the comparison", async () => {
    await page.keyboard.press("ArrowRight");
    await expect(stage.getByRole("radio", { name: "Compare" })).toBeFocused();
    await expect(stage.getByText(/^SSIM/).first()).toBeVisible();
    await tabTo(page, stage.getByRole("application"));
    await page.keyboard.press("3");
    await expect(stage.getByText(/of the pixels differ/)).toBeVisible();
    await tabTo(page, stage.getByRole("radio", { name: "Compare" }), "Shift+Tab");
  });
  await test.step("all variants, and their table", async () => {
    await page.keyboard.press("ArrowRight");
    await expect(stage.getByRole("radio", { name: "All variants" })).toBeFocused();
    await expect(stage.getByRole("img", { name: /in the variant tiny/ })).toBeVisible();
    await tabTo(page, stage.getByRole("combobox", { name: "Device" }));
    await page.keyboard.press("ArrowUp");
    await expect(page).toHaveURL(/receiver=/);
    const receiver = new URL(page.url()).searchParams.get("receiver");
    await tabTo(page, stage.getByRole("link", { name: "Open as a table" }));
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(new RegExp(`/matrix\\?image=[^&]+&device=${receiver}$`));
    await expect(page.getByText("4 of 4 measured")).toBeVisible();
    await expectVisibleFocus(page, "as the matrix opens");
  });
  await test.step("the matrix", async () => {
    await tabTo(page, page.getByRole("button", { name: "tiny", exact: true }));
    await page.keyboard.press("Enter");
    await expect(page.getByRole("columnheader", { name: "tiny" })).toHaveAttribute("aria-sort", "descending");
    await tabTo(page, page.getByRole("button", { name: "Contact sheet" }), "Shift+Tab");
    const download = page.waitForEvent("download");
    await page.keyboard.press("Enter");
    expect((await read(download)).length).toBeGreaterThan(1000);
  });
  await test.step("the variant", async () => {
    const rail = page.getByRole("navigation", { name: "Main" }).filter({ visible: true });
    await tabTo(page, rail.getByRole("link", { name: "Variants" }), "Shift+Tab");
    await page.keyboard.press("Enter");
    await tabTo(page, page.getByRole("button", { name: "Edit tiny" }));
    await page.keyboard.press("Enter");
    await tabTo(page, page.getByLabel("Width, px"));
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("64");
    await expect(page.getByText("48 → 64")).toBeVisible();
    await expect(page.getByText("Purges the cached copies of 3 images.")).toBeVisible();
    await tabTo(page, page.getByRole("button", { name: "Save changes" }));
    await page.keyboard.press("Enter");
    const question = page.getByRole("alertdialog", { name: "Save tiny?" });
    await tabTo(page, question.getByRole("button", { name: "Save and purge" }));
    await page.keyboard.press("Enter");
    await expect(page.getByRole("list", { name: "Variants" })).toContainText("64 × 48");
    await expect(page.getByRole("button", { name: "Edit tiny" })).toBeFocused();
    await expectVisibleFocus(page, "after the variant is saved");
  });
});
