import { expect, test, type Page } from "@playwright/test";
import { defaultVariantBoxes, deviceNames, type Device } from "@/lib/contracts/device";
import { adminSettings, signInByHttp } from "../support/account";
import { isWithinLimits, realPhotos, turnedPicture, type Picture } from "../support/pictures";
import { Product } from "../support/product";
import { call, giveSession } from "../support/sessions";

type Listed = { id: string; filename: string; widthPx: number; heightPx: number; format: string };

const batchLength = 10;
let product: Product;
let cookie: string;
let photos: readonly Picture[] = [];

test.describe.configure({ mode: "serial", timeout: 300_000 });
test.beforeAll(async () => {
  photos = await realPhotos();
  if (photos.length === 0) return;
  photos = [...photos, await turnedPicture()];
  product = await Product.start({ env: adminSettings });
  cookie = await signInByHttp(product);
});
test.beforeEach(() => {
  test.skip(photos.length === 0, "there is no folder of real photographs beside the project");
});
test.afterAll(async () => {
  if (photos.length === 0) return;
  expect(product.errorLines).toEqual([]);
  await product.close();
});

/** The whole picture inside the box, never enlarged. */
const toExpectedSize = ({ widthPx, heightPx }: Pick<Picture, "widthPx" | "heightPx">, device: Device) => {
  const box = defaultVariantBoxes[device];
  const scale = Math.min(1, box.widthPx / widthPx, box.heightPx / heightPx);
  return { widthPx: widthPx * scale, heightPx: heightPx * scale };
};

const openLibrary = async (page: Page): Promise<void> => {
  await giveSession(page.context(), product, cookie);
  await page.goto(`${product.origin}/library`);
};

const listAll = async (): Promise<readonly Listed[]> => {
  const answer = await call(product, cookie, { method: "GET", path: "/api/images?limit=200" });
  return ((await answer.json()) as { items: Listed[] }).items;
};

test("every photograph within the limits goes through the page, and only those", async ({ page }) => {
  await openLibrary(page);
  const input = page.locator("input[type=file]");
  for (let at = 0; at < photos.length; at += batchLength)
    await input.setInputFiles(photos.slice(at, at + batchLength).map(({ file }) => file));
  const good = photos.filter(isWithinLimits);
  const tray = page.getByRole("region", { name: "Uploads" });
  const refusedCount = photos.length - good.length;
  await expect(tray.getByRole("heading", { name: `${good.length} uploaded · ${refusedCount} refused` })).toBeVisible({
    timeout: 280_000,
  });
  const listed = await listAll();
  expect(listed.map(({ filename }) => filename).toSorted()).toEqual(good.map(({ name }) => name).toSorted());
  for (const { filename, widthPx, heightPx, format } of listed) {
    const source = good.find(({ name }) => name === filename);
    expect({ filename, widthPx, heightPx, format }).toEqual({
      filename,
      widthPx: source?.widthPx,
      heightPx: source?.heightPx,
      format: source?.format,
    });
  }
});

test("those over a limit are refused with the limit and the figure", async ({ page }) => {
  const bad = photos.filter((photo) => !isWithinLimits(photo));
  test.skip(bad.length === 0, "none of the photographs is over a limit");
  await openLibrary(page);
  for (const { file, name, sizeBytes, widthPx, heightPx } of bad) {
    await page.locator("input[type=file]").setInputFiles(file);
    const row = page
      .getByRole("region", { name: "Uploads" })
      .getByRole("listitem")
      .filter({ hasText: name.slice(-12) });
    const isHeavy = sizeBytes > 10 * 1024 * 1024;
    await expect(row).toContainText(isHeavy ? "the limit is 10 MB" : "over the limit of 12,000 px");
    const figure = isHeavy
      ? `${(Math.ceil(sizeBytes / 100_000) / 10).toLocaleString("en")} MB`
      : `${Math.max(widthPx, heightPx).toLocaleString("en")} px`;
    await expect(row).toContainText(figure);
  }
});

test("each photograph reaches each device in its box, upright, never enlarged, in a format of its browser", async () => {
  for (const { id, filename, widthPx, heightPx } of await listAll()) {
    for (const device of deviceNames) {
      const path = `/api/images/${encodeURIComponent(id)}/preview?device=${device}`;
      const answer = await call(product, cookie, { method: "GET", path });
      const subject = `${filename} on ${device}`;
      expect(answer.status, subject).toBe(200);
      await answer.arrayBuffer();
      const expected = toExpectedSize({ widthPx, heightPx }, device);
      const received = {
        widthPx: Number(answer.headers.get("x-preview-width")),
        heightPx: Number(answer.headers.get("x-preview-height")),
      };
      expect(Math.abs(received.widthPx - expected.widthPx), subject).toBeLessThanOrEqual(1);
      expect(Math.abs(received.heightPx - expected.heightPx), subject).toBeLessThanOrEqual(1);
      const isAvifSize = Math.max(received.widthPx, received.heightPx) <= 1200;
      expect(answer.headers.get("x-preview-format"), subject).toBe(isAvifSize ? "avif" : "webp");
      expect(answer.headers.get("content-type"), subject).toBe(`image/${isAvifSize ? "avif" : "webp"}`);
    }
  }
});

test("the stage shows the figures of the picture that came", async ({ page }) => {
  await openLibrary(page);
  const first = (await listAll()).find(({ filename }) => filename === "turned-by-its-tag.jpg");
  await page.goto(`${product.origin}/library?image=${encodeURIComponent(first?.id ?? "")}`);
  const devices = page.getByRole("region", { name: "What each device receives" });
  await expect(devices.getByText("Pixels")).toHaveCount(3, { timeout: 30_000 });
  expect(first).toMatchObject({ widthPx: 1067, heightPx: 1600 });
  for (const device of deviceNames) {
    const size = toExpectedSize(first ?? { widthPx: 1, heightPx: 1 }, device);
    const text = `${Math.round(size.widthPx)} × ${Math.round(size.heightPx)}`;
    await expect(devices.getByText(text, { exact: true }).first()).toBeVisible();
  }
});
