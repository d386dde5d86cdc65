import { expect, test, type Locator, type Page, type Request, type Route } from "@playwright/test";
import { adminSettings, signInByHttp } from "../support/account";
import { inspect } from "../support/axe";
import { dropFiles, readPictures } from "../support/drop-files";
import { generatedPictures, noisePicture } from "../support/pictures";
import { Product } from "../support/product";
import { call, giveSession } from "../support/sessions";

const slowBytesPerSecond = 150_000;
let product: Product;
let cookie: string;

/** Some states are looked at by axe four times, which takes its time on a busy machine. */
test.describe.configure({ timeout: 300_000 });
test.beforeAll(async () => {
  product = await Product.start({ env: adminSettings });
  cookie = await signInByHttp(product);
});
test.beforeEach(async ({ page }) => {
  await giveSession(page.context(), product, cookie);
  await page.goto(`${product.origin}/library`);
  await expect(page.getByRole("button", { name: "Upload", exact: true })).toBeVisible();
});
test.afterAll(async () => {
  expect(product.errorLines).toEqual([]);
  await product.close();
});

const choose = async (page: Page, pictures: readonly { file: string }[]): Promise<void> =>
  page.locator("input[type=file]").setInputFiles(pictures.map(({ file }) => file));

const tray = (page: Page): Locator => page.getByRole("region", { name: "Uploads" });
const row = (page: Page, name: string): Locator => tray(page).getByRole("listitem").filter({ hasText: name });

const countImages = async (): Promise<number> => {
  const answer = await call(product, cookie, { method: "GET", path: "/api/images?limit=1" });
  return ((await answer.json()) as { total: number }).total;
};

const throttle = async (page: Page): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  const conditions = { offline: false, latency: 20, downloadThroughput: -1, uploadThroughput: slowBytesPerSecond };
  await session.send("Network.emulateNetworkConditions", conditions);
};

const isUpload = (request: Request): boolean => request.method() === "POST" && request.url().endsWith("/api/images");

/** Treats the page's uploads one by one: the nth attempt meets the nth treatment, later ones pass. */
const treatUploads = async (page: Page, treatments: readonly ((route: Route) => Promise<void>)[]): Promise<void> => {
  const left = [...treatments];
  await page.route("**/api/images", async (route) => {
    const treatment = isUpload(route.request()) ? left.shift() : undefined;
    await (treatment === undefined ? route.continue() : treatment(route));
  });
};
const breakOff = (route: Route): Promise<void> => route.abort("connectionreset");

test("progress is the bytes that left: it grows, and no faster than the line", async ({ page }) => {
  const picture = await noisePicture("slow.png", 700);
  await throttle(page);
  const startedMs = performance.now();
  await choose(page, [picture]);
  const bar = row(page, "slow.png").getByRole("progressbar");
  await expect(bar).toBeVisible();
  const seen: number[] = [];
  while (await bar.isVisible()) {
    const text = await bar.getAttribute("aria-valuenow", { timeout: 1000 }).catch(() => null);
    if (text === null) break;
    const share = Number(text) / 100;
    seen.push(share);
    // What a socket holds back unsent counts as sent: allow for it, and for the emulation's first gulp.
    const possibleBytes = ((performance.now() - startedMs) / 1000) * slowBytesPerSecond + 400_000;
    expect(share * picture.sizeBytes).toBeLessThanOrEqual(possibleBytes);
    await page.waitForTimeout(60);
  }
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  expect(new Set(seen.filter((share) => share > 0 && share < 1)).size).toBeGreaterThanOrEqual(3);
  await expect(row(page, "slow.png")).toContainText("Uploaded");
});

test("a cancelled upload leaves nothing behind", async ({ page }) => {
  const before = await countImages();
  await throttle(page);
  await choose(page, [await noisePicture("stopped.png", 900)]);
  const bar = row(page, "stopped.png").getByRole("progressbar");
  await expect.poll(async () => Number(await bar.getAttribute("aria-valuenow"))).toBeGreaterThan(10);
  await page.getByRole("button", { name: "Cancel stopped.png" }).click();
  await expect(row(page, "stopped.png")).toContainText("Cancelled");
  await expect.poll(() => product.temporaryFiles()).toEqual([]);
  expect(await countImages()).toBe(before);
});

test("a broken connection is said, tried again by itself or at once, and the image comes once", async ({ page }) => {
  const before = await countImages();
  await treatUploads(page, [breakOff]);
  await choose(page, [await noisePicture("broken.png", 200)]);
  await expect(row(page, "broken.png")).toContainText("The connection failed.");
  await expect(row(page, "broken.png")).toContainText(/Trying again in \d/);
  const retry = page.getByRole("button", { name: "Try broken.png again now" });
  if (await retry.isVisible()) await retry.click();
  await expect(row(page, "broken.png")).toContainText("Uploaded");
  expect(await countImages()).toBe(before + 1);
});

test("a server that asks for patience gets it, unless the person says now", async ({ page }) => {
  const askForPatience = (route: Route): Promise<void> =>
    route.fulfill({
      status: 429,
      contentType: "application/problem+json",
      headers: { "retry-after": "600" },
      body: JSON.stringify({
        type: "about:blank",
        title: "Too many calls",
        status: 429,
        code: "upstream-busy",
        detail: "Cloudflare asks for a pause.",
        requestId: "e2e-2",
        isRetryable: true,
      }),
    });
  await treatUploads(page, [askForPatience]);
  await choose(page, [await noisePicture("patient.png", 100)]);
  await expect(row(page, "patient.png")).toContainText("Cloudflare asks for a pause.");
  await expect(row(page, "patient.png")).toContainText(/Trying again in \d/);
  await inspect(page, "tray-waiting");
  await page.getByRole("button", { name: "Try patient.png again now" }).click();
  await expect(row(page, "patient.png")).toContainText("Uploaded");
});

test("an upload whose answer was lost is found again, not doubled", async ({ page }) => {
  const before = await countImages();
  const keys: (string | undefined)[] = [];
  page.on("request", (request) => {
    if (isUpload(request)) keys.push(request.headers()["idempotency-key"]);
  });
  // The request reaches the server as it is; only its first answer is lost on the way back.
  const session = await page.context().newCDPSession(page);
  let lostStatus: number | undefined;
  session.on("Fetch.requestPaused", ({ requestId, request, responseStatusCode }) => {
    const mustLose = request.method === "POST" && lostStatus === undefined;
    if (mustLose) lostStatus = responseStatusCode;
    void (mustLose
      ? session.send("Fetch.failRequest", { requestId, errorReason: "ConnectionReset" })
      : session.send("Fetch.continueRequest", { requestId }));
  });
  await session.send("Fetch.enable", { patterns: [{ urlPattern: "*/api/images", requestStage: "Response" }] });
  await choose(page, [await noisePicture("unheard.png", 200)]);
  await expect(row(page, "unheard.png")).toContainText("Uploaded", { timeout: 30_000 });
  expect(lostStatus).toBe(201);
  expect(keys.length).toBeGreaterThan(1);
  expect(new Set(keys).size).toBe(1);
  expect(await countImages()).toBe(before + 1);
});

test("without a network the queue waits and says so, and goes on by itself", async ({ page, context }) => {
  const before = await countImages();
  // Chromium lets calls that are under way pass when it is set offline: what a lost network does to them is done here.
  const cuts: (() => void)[] = [];
  const untilCut = (route: Route): Promise<void> =>
    new Promise((resolve) => {
      cuts.push(() => resolve(route.abort("internetdisconnected")));
    });
  await treatUploads(page, [untilCut, untilCut]);
  await choose(page, [await noisePicture("tunnel-1.png", 200), await noisePicture("tunnel-2.png", 100)]);
  await expect.poll(() => cuts.length).toBe(2);
  await context.setOffline(true);
  for (const cut of cuts) cut();
  await expect(tray(page).getByRole("heading", { name: /^Waiting for the network/ })).toBeVisible();
  await inspect(page, "tray-offline");
  await context.setOffline(false);
  await expect(tray(page).getByRole("heading", { name: "2 uploaded" })).toBeVisible({ timeout: 60_000 });
  expect(await countImages()).toBe(before + 2);
});

test("the tray at work, with failures and refusals, folded, and done", async ({ page }) => {
  const [first, ...rest] = await generatedPictures(9);
  const problem = {
    type: "about:blank",
    title: "The upstream refused",
    status: 502,
    code: "upstream-refused",
    detail: "Cloudflare answered ERROR 5455: unsupported image.",
    requestId: "e2e-1",
    isRetryable: false,
  };
  const held: (() => void)[] = [];
  const hold = (route: Route): Promise<void> =>
    new Promise((resolve) => {
      held.push(() => resolve(route.continue()));
    });
  const refuse = (route: Route) =>
    route.fulfill({ status: 502, contentType: "application/problem+json", body: JSON.stringify(problem) });
  await treatUploads(page, [refuse, hold, hold, hold]);
  await dropFiles(page, [
    { name: "letter.png", type: "image/png", bytes: Buffer.from("Dear sir or madam") },
    { name: "an-empty-one.jpg", type: "image/jpeg", bytes: Buffer.alloc(0) },
  ]);
  await dropFiles(page, await readPictures(first === undefined ? rest : [first, ...rest]));
  await expect(row(page, "letter.png")).toContainText("it is not a JPEG, PNG, WebP, GIF, HEIC or SVG picture");
  await expect(row(page, "an-empty-one.jpg")).toContainText("the file is empty");
  await expect(row(page, "hill-01.jpg")).toContainText("ERROR 5455");
  await expect.poll(() => held.length).toBe(3);
  await inspect(page, "tray-at-work");
  await page.getByRole("button", { name: "Fold the uploads" }).click();
  await expect(page.getByRole("button", { name: /^Show the uploads: 8 remaining, 3 failed/ })).toBeFocused();
  await inspect(page, "tray-folded");
  await page.getByRole("button", { name: /^Show the uploads/ }).click();
  for (const release of held) release();
  await expect(tray(page).getByRole("heading", { name: "8 uploaded · 1 failed · 2 refused" })).toBeVisible();
  await inspect(page, "tray-done");
});
