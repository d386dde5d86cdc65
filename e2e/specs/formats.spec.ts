import { expect, test, type Page } from "@playwright/test";
import sharp from "sharp";
import { heicSample } from "@/lib/testing/conformance/heic-sample";
import { adminSettings, signInByHttp } from "../support/account";
import { inspect } from "../support/axe";
import { dropFiles } from "../support/drop-files";
import { Product } from "../support/product";
import { call, giveSession } from "../support/sessions";

type Listed = { id: string; filename: string; widthPx: number; heightPx: number; format: string; thumbhash: string };

let product: Product;
let cookie: string;

test.describe.configure({ mode: "serial", timeout: 120_000 });
test.beforeAll(async () => {
  product = await Product.start({ env: adminSettings });
  cookie = await signInByHttp(product);
});
test.afterAll(async () => {
  expect(product.errorLines).toEqual([]);
  await product.close();
});

const drawing = Buffer.from(
  `<?xml version="1.0"?><!-- ${"a drawing program's notes ".repeat(200)}-->
  <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 600"><script>document.title = "ran"</script>
  <circle cx="400" cy="300" r="250" fill="#c2410c" onclick="alert(1)"/><path d="M250 420 400 160 550 420Z" fill="#fde68a"/></svg>`,
);
const files = [
  { name: "mark.svg", type: "image/svg+xml", bytes: drawing },
  { name: "IMG_0001.HEIC", type: "image/heic", bytes: heicSample() },
];

const open = async (page: Page, address: string): Promise<void> => {
  await giveSession(page.context(), product, cookie);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${product.origin}${address}`);
};

const list = async (): Promise<readonly Listed[]> => {
  const answer = await call(product, cookie, { method: "GET", path: "/api/images?sort=filename" });
  return ((await answer.json()) as { items: Listed[] }).items;
};

const idOf = async (filename: string): Promise<string> => {
  const found = (await list()).find((image) => image.filename === filename);
  if (found === undefined) throw new Error(`${filename} is not in the library`);
  return encodeURIComponent(found.id);
};

test("a drawing and a photograph of a phone go through the page as they are", async ({ page }) => {
  await open(page, "/library");
  await expect(page.getByText("JPEG, PNG, WebP, GIF, HEIC and SVG, up to 10 MB each.").first()).toBeVisible();
  await dropFiles(page, files);
  const tray = page.getByRole("region", { name: "Uploads" });
  await expect(tray.getByRole("heading", { name: "2 uploaded" })).toBeVisible({ timeout: 60_000 });
  const listed = await list();
  expect(listed.map(({ filename, widthPx, heightPx, format }) => ({ filename, widthPx, heightPx, format }))).toEqual([
    { filename: "IMG_0001.HEIC", widthPx: 64, heightPx: 48, format: "heic" },
    { filename: "mark.svg", widthPx: 800, heightPx: 600, format: "svg" },
  ]);
  expect(listed.map(({ thumbhash }) => thumbhash === "")).toEqual([false, true]);
  for (const name of ["IMG_0001.HEIC", "mark.svg"]) {
    const picture = page.getByRole("gridcell", { name }).locator("img");
    await expect(picture).toBeVisible();
    await expect.poll(() => picture.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBeGreaterThan(0);
  }
  await inspect(page, "formats-library");
});

test("the stage shows a drawing as every device gets it: whole, as it is, with nothing to count", async ({ page }) => {
  await open(page, `/library?image=${await idOf("mark.svg")}`);
  const desktop = page.getByRole("figure").filter({ hasText: "SVG" }).first();
  await expect(desktop.getByRole("img")).toBeVisible();
  await expect(desktop).toContainText("800 × 600");
  await expect(page.getByRole("radio", { name: "Focal point" })).toHaveCount(0);
  await page.getByRole("button", { name: "Inside the original" }).click();
  await expect(page.getByText("A drawing has no pixels of its own to count.")).toBeVisible();
  await inspect(page, "formats-drawing");
});

test("the original of a drawing is a clean file to keep, and runs nothing when opened", async ({ page }) => {
  const path = `/api/images/${await idOf("mark.svg")}/original`;
  const answer = await call(product, cookie, { method: "GET", path });
  expect(answer.headers.get("content-type")).toBe("image/svg+xml");
  expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename="mark\.svg"/);
  expect(answer.headers.get("content-security-policy")).toMatch(/sandbox/);
  expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  const text = await answer.text();
  expect(text).toContain("<circle");
  expect(text).not.toMatch(/script|onclick|notes/);
  await open(page, "/library");
  const download = page.waitForEvent("download");
  await page.evaluate((url) => window.location.assign(url), path);
  expect((await download).suggestedFilename()).toBe("mark.svg");
});

test("a contact sheet shows a drawing that states no size of its own", async ({ page }) => {
  await open(page, `/matrix?image=${await idOf("mark.svg")}`);
  const save = page.getByRole("button", { name: "Contact sheet" });
  await expect(page.getByText("3 of 3 measured")).toBeVisible({ timeout: 60_000 });
  const download = page.waitForEvent("download");
  await save.click();
  const { data, info } = await sharp(await (await download).path())
    .raw()
    .toBuffer({ resolveWithObject: true });
  let circlePx = 0;
  for (let at = 0; at < data.length; at += info.channels)
    if (data[at] === 0xc2 && data[at + 1] === 0x41 && data[at + 2] === 0x0c) circlePx += 1;
  // Three boxes of 320 x 240 px, in each the part of a disc of 100 px that the triangle leaves.
  expect(circlePx).toBeGreaterThan(3 * 15_000);
  expect(circlePx).toBeLessThan(3 * Math.PI * 100 ** 2);
});

test("every device gets a HEIC in a format that it draws, and its colours are counted", async ({ page }) => {
  await open(page, `/library?image=${await idOf("IMG_0001.HEIC")}`);
  const frames = page.getByRole("figure").filter({ hasText: /WebP|AVIF|JPEG/ });
  await expect(frames.first().getByRole("img")).toBeVisible();
  await expect(frames.first()).toContainText("64 × 48");
  await page.getByRole("button", { name: "Inside the original" }).click();
  await expect(page.getByRole("img", { name: /^Brightness from black to white/ })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Copy #/ }).first()).toBeVisible();
  await inspect(page, "formats-heic");
});
