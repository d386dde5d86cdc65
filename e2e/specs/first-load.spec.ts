import { expect, test, type Page } from "@playwright/test";
import { adminSettings, signInByHttp } from "../support/account";
import { readPictures } from "../support/drop-files";
import { generatedPictures } from "../support/pictures";
import { Product } from "../support/product";
import { giveSession, uploadByHttp } from "../support/sessions";

const limitBytes = 230_000;
let product: Product;
let cookie: string;

test.beforeAll(async () => {
  product = await Product.start({ env: adminSettings });
  cookie = await signInByHttp(product);
  await uploadByHttp(product, cookie, await readPictures(await generatedPictures(12)));
});
test.afterAll(async () => {
  expect(product.errorLines).toEqual([]);
  await product.close();
});

test("the first load of the library brings at most 230 kB of compressed script", async ({ page }) => {
  await giveSession(page.context(), product, cookie);
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const scripts = new Map<string, { url: string; wireBytes: number }>();
  session.on("Network.responseReceived", ({ requestId, type, response }) => {
    if (type === "Script" || response.mimeType.includes("javascript"))
      scripts.set(requestId, { url: response.url, wireBytes: 0 });
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const script = scripts.get(requestId);
    if (script !== undefined) script.wireBytes = encodedDataLength;
  });
  await page.goto(`${product.origin}/library`);
  await expect(page.getByRole("gridcell")).toHaveCount(12);
  // Everything that comes by itself, without anyone touching the page.
  await page.waitForLoadState("networkidle");
  const sizes = [...scripts.values()].toSorted((a, b) => b.wireBytes - a.wireBytes);
  const totalBytes = sizes.reduce((sum, { wireBytes }) => sum + wireBytes, 0);
  for (const { url, wireBytes } of sizes)
    process.stdout.write(`${String(wireBytes).padStart(8)} B  ${new URL(url).pathname}\n`);
  process.stdout.write(`first load of /library: ${totalBytes} bytes of script in ${sizes.length} files\n`);
  expect(sizes.length).toBeGreaterThan(0);
  for (const { url, wireBytes } of sizes) expect(wireBytes, url).toBeGreaterThan(0);
  expect(totalBytes).toBeLessThanOrEqual(limitBytes);
});

test("the library comes with its first images, and their thumbnails are asked for by the document", async ({
  page,
}) => {
  await giveSession(page.context(), product, cookie);
  const listCalls: string[] = [];
  page.on("request", (request) => {
    if (new URL(request.url()).pathname === "/api/images") listCalls.push(request.url());
  });
  const answer = await page.goto(`${product.origin}/library?sort=filename`);
  const text = (await answer?.text()) ?? "";
  expect(text.indexOf("hill-01.jpg")).toBeGreaterThan(0);
  expect(text.indexOf("hill-01.jpg")).toBeLessThan(text.indexOf("hill-12.webp"));
  await expect(page.getByRole("gridcell").first()).toHaveAccessibleName(/^hill-01\.jpg/);
  const preloads = page.locator(`link[rel=preload][as=image][fetchpriority=high][href^="${product.engineOrigin}"]`);
  expect(await preloads.count()).toBe(3);
  await page.waitForLoadState("networkidle");
  expect(listCalls).toEqual([]);
});

/** The box of each picture, in the order of the document; a very narrow one stands letterboxed in its own. */
const readBoxes = (page: Page) =>
  page.locator("main img").evaluateAll((pictures) =>
    pictures.map((picture) => {
      const box = picture.closest("li, [role=gridcell]") ?? picture;
      const { left, top, width, height } = box.getBoundingClientRect();
      return { src: picture.getAttribute("src") ?? "", box: [left, top, width, height] };
    }),
  );

for (const widthPx of [1440, 820, 390]) {
  test(`at ${widthPx} px every picture stands where it stood before any script ran`, async ({ browser }) => {
    const viewport = { width: widthPx, height: 900 };
    const read = async (javaScriptEnabled: boolean) => {
      const context = await browser.newContext({ viewport, javaScriptEnabled });
      await giveSession(context, product, cookie);
      const page = await context.newPage();
      await page.goto(`${product.origin}/library`);
      if (javaScriptEnabled) await expect(page.getByRole("gridcell")).toHaveCount(12);
      else await expect(page.locator("main img")).toHaveCount(12);
      const boxes = await readBoxes(page);
      await context.close();
      return boxes;
    };
    const [before, after] = [await read(false), await read(true)];
    expect(after.map(({ src }) => src)).toEqual(before.map(({ src }) => src));
    // The grid cuts each row's height to whole pixels, so a few rows below it is a pixel more.
    for (const [index, { src, box }] of before.entries()) {
      for (const [side, lengthPx] of box.entries()) {
        expect(Math.abs((after[index]?.box[side] ?? -99) - lengthPx), `${src}, side ${side}`).toBeLessThanOrEqual(2);
      }
    }
  });
}
