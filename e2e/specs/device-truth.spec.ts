import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { expect, test, type Browser, type Response } from "@playwright/test";
import { devicePresets, firstSuite, type DeviceProfile } from "@/lib/contracts/device-presets";
import { previewHeaders } from "@/lib/contracts/preview-headers";
import { adminSettings, signInByHttp } from "../support/account";
import { isWithinLimits, realPhotos, type Picture } from "../support/pictures";
import { Product } from "../support/product";
import { call, uploadByHttp } from "../support/sessions";

/** What one device got: by the preview's own word, or in the browser itself. */
type Received = { format: string; widthPx: number; heightPx: number; sizeBytes: number; sha256: string };
type Uploaded = { id: string; name: string; deliveryUrl: string };

const photoCount = 20;
const devices: readonly DeviceProfile[] = devicePresets.filter(({ id }) => firstSuite.includes(id));

let product: Product;
let cookie: string;
let photos: readonly Picture[] = [];
let uploaded: readonly Uploaded[] = [];

test.describe.configure({ mode: "serial", timeout: 900_000 });
test.beforeAll(async () => {
  photos = (await realPhotos())
    .filter((photo) => isWithinLimits(photo) && !/screenshot/.test(photo.name))
    .slice(0, photoCount);
  if (photos.length < photoCount) return;
  product = await Product.start({ env: adminSettings });
  cookie = await signInByHttp(product);
  uploaded = await uploadAll();
});
test.beforeEach(() => {
  test.skip(photos.length < photoCount, `fewer than ${photoCount} photographs lie in the folder beside the project`);
});
test.afterAll(async () => {
  if (photos.length < photoCount) return;
  expect(product.errorLines).toEqual([]);
  await product.close();
});

const uploadAll = async (): Promise<readonly Uploaded[]> => {
  const done: Uploaded[] = [];
  for (const { file, name, format } of photos) {
    const source = { name, type: `image/${format}`, bytes: await readFile(file) };
    const [id = ""] = await uploadByHttp(product, cookie, [source]);
    const answer = await call(product, cookie, { method: "GET", path: `/api/images/${encodeURIComponent(id)}` });
    const { variants } = (await answer.json()) as { variants: { name: string; url: string }[] };
    const deliveryUrl = variants.find((variant) => variant.name === "default")?.url ?? "";
    done.push({ id, name, deliveryUrl });
  }
  return done;
};

const previewed = async (id: string, device: DeviceProfile): Promise<Received> => {
  const query = new URLSearchParams({
    variant: "default",
    userAgent: device.userAgent,
    accept: device.accept,
    dpr: String(device.dpr),
    viewportWidth: String(device.widthPx),
  });
  const path = `/api/images/${encodeURIComponent(id)}/preview?${query}`;
  const answer = await call(product, cookie, { method: "GET", path });
  expect(answer.status, `${device.id}: ${path}`).toBe(200);
  const body = Buffer.from(await answer.arrayBuffer());
  const read = (fact: keyof typeof previewHeaders) => answer.headers.get(previewHeaders[fact]) ?? "";
  // What is shown must be what is reported.
  expect(createHash("sha256").update(body).digest("hex")).toBe(read("sha256"));
  return {
    format: read("format"),
    widthPx: Number(read("widthPx")),
    heightPx: Number(read("heightPx")),
    sizeBytes: Number(read("sizeBytes")),
    sha256: read("sha256"),
  };
};

/**
 * A site that shows one picture and nothing else, from an origin of its own. A real listener on this machine: Chromium
 * lets no page from elsewhere reach a local address.
 */
const startSite = async (): Promise<{ origin: string; close: () => Promise<unknown> }> => {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://site").searchParams.get("show") ?? "";
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(toPage(url));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the site listens on a port");
  const close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return { origin: `http://localhost:${address.port}`, close };
};

const toPage = (url: string) =>
  `<!doctype html><title>One picture</title><link rel="icon" href="data:,"><img id="picture" src="${url}">`;

/** Chromium emulates the device and loads every delivery URL into an <img>. */
const loadAll = async (browser: Browser, device: DeviceProfile): Promise<ReadonlyMap<string, Received>> => {
  const context = await browser.newContext({
    userAgent: device.userAgent,
    viewport: { width: device.widthPx, height: device.heightPx },
    deviceScaleFactor: device.dpr,
    isMobile: device.deviceClass !== "desktop",
    hasTouch: device.deviceClass !== "desktop",
  });
  const received = new Map<string, Received>();
  const site = await startSite();
  const page = await context.newPage();
  for (const { id, deliveryUrl } of uploaded) {
    const arriving = page.waitForResponse(deliveryUrl, { timeout: 120_000 });
    await page.goto(`${site.origin}/?show=${encodeURIComponent(deliveryUrl)}`);
    received.set(id, await measure(await arriving, device));
    const natural = await page.locator("#picture").evaluate(async (picture: HTMLImageElement) => {
      await picture.decode();
      return { widthPx: picture.naturalWidth, heightPx: picture.naturalHeight };
    });
    received.set(id, { ...(received.get(id) as Received), ...natural });
  }
  await context.close();
  await site.close();
  return received;
};

const measure = async (response: Response, device: DeviceProfile): Promise<Received> => {
  const sent = await response.request().allHeaders();
  expect(sent["user-agent"]).toBe(device.userAgent);
  // The preset claims what this Chromium accepts for a picture: here it is held to it.
  expect(sent["accept"]).toBe(device.accept);
  const body = await response.body();
  return {
    format: (response.headers()["content-type"] ?? "").replace("image/", ""),
    widthPx: 0,
    heightPx: 0,
    sizeBytes: body.byteLength,
    sha256: createHash("sha256").update(body).digest("hex"),
  };
};

test("the five devices of the first suite are five", () => {
  expect(devices.map(({ id }) => id)).toEqual(["phone", "tablet", "laptop", "desktop", "4k"]);
  expect(uploaded).toHaveLength(photoCount);
});

for (const device of devices) {
  test(`what the preview reports for ${device.name} is what Chromium receives, for ${photoCount} photographs`, async ({
    browser,
  }) => {
    const received = await loadAll(browser, device);
    for (const { id, name } of uploaded) {
      expect(await previewed(id, device), `${name} on ${device.name}`).toEqual(received.get(id));
    }
  });
}

test("devices of another class receive other bytes, so that the agreement above says something", async () => {
  const widest = photos.toSorted((a, b) => b.widthPx - a.widthPx)[0];
  const { id = "" } = uploaded.find(({ name }) => name === widest?.name) ?? {};
  const hashes = new Set<string>();
  for (const device of devices) hashes.add((await previewed(id, device)).sha256);
  expect(hashes.size).toBe(3);
});
