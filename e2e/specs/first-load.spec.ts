import { expect, test } from "@playwright/test";
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
