import { expect, test, type Locator, type Page } from "@playwright/test";
import sharp from "sharp";
import { adminSettings, signInByHttp } from "../support/account";
import { inspect } from "../support/axe";
import { readPictures } from "../support/drop-files";
import { tabTo } from "../support/keyboard";
import { generatedPictures } from "../support/pictures";
import { Product } from "../support/product";
import { call, giveSession, uploadByHttp } from "../support/sessions";
import { watchFaults } from "../support/watch-faults";

let product: Product;
let cookie: string;
let ids: readonly string[];

/** A photograph's worth of pixels with structure everywhere. */
const largePicture = async () => {
  const [width, height] = [4000, 3000];
  const rgb = Buffer.alloc(width * height * 3);
  for (let at = 0; at < width * height; at++) {
    const [x, y] = [at % width, Math.floor(at / width)];
    rgb[at * 3] = 128 + 100 * Math.sin(x / 37) * Math.cos(y / 53);
    rgb[at * 3 + 1] = 128 + 90 * Math.sin((x + y) / 91);
    rgb[at * 3 + 2] = (x * 7 + y * 13) % 200;
  }
  const bytes = await sharp(rgb, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 80 })
    .toBuffer();
  return { name: "large.jpg", type: "image/jpeg", bytes };
};

test.describe.configure({ mode: "serial", timeout: 240_000 });
test.beforeAll(async () => {
  product = await Product.start({ env: adminSettings });
  cookie = await signInByHttp(product);
  const small = await readPictures(await generatedPictures(3));
  ids = await uploadByHttp(product, cookie, [...small, await largePicture()]);
  const answer = await fetch(`${product.origin}/api/variants`, {
    method: "POST",
    headers: { cookie, origin: product.origin, "x-vitrine-client": "web", "content-type": "application/json" },
    body: JSON.stringify({ name: "whole", options: { fit: "scale-down", width: 6000 } }),
  });
  expect(answer.status).toBe(201);
});
test.afterAll(async () => {
  expect(product.errorLines).toEqual([]);
  await product.close();
});

const open = async (page: Page, at: number, search = ""): Promise<void> => {
  await giveSession(page.context(), product, cookie);
  await page.goto(`${product.origin}/library?image=${encodeURIComponent(ids[at] ?? "")}&view=compare${search}`);
};
const region = (page: Page): Locator => page.getByRole("region", { name: "Compare two pictures" });
const likeness = (page: Page): Locator => region(page).getByText(/^SSIM [\d.]+/);

const received = async (at: number, query: string): Promise<Buffer> => {
  const path = `/api/images/${encodeURIComponent(ids[at] ?? "")}/preview?${query}`;
  return Buffer.from(await (await call(product, cookie, { method: "GET", path })).arrayBuffer());
};

test("both pictures stand with the figures that the delivery host's own bytes have", async ({ page }) => {
  const faults = await watchFaults(page);
  await open(page, 0, "&a=default&b=thumbnail");
  const table = region(page).getByRole("table");
  for (const [column, query] of [
    [1, "variant=default&device=desktop"],
    [2, "variant=thumbnail&device=desktop"],
  ] as const) {
    const bytes = await received(0, query);
    const { width, height } = await sharp(bytes).metadata();
    await expect(
      table
        .getByRole("row", { name: /^Pixels/ })
        .locator("th, td")
        .nth(column),
    ).toHaveText(`${width} × ${height}`);
    const sizeWords = bytes.length < 1000 ? `${bytes.length} B` : `${Number((bytes.length / 1000).toPrecision(3))} kB`;
    await expect(table.getByRole("row", { name: /^Size/ }).locator("th, td").nth(column)).toHaveText(sizeWords);
  }
  await expect(likeness(page)).toBeVisible();
  await inspect(page, "compare");
  expect(faults).toEqual([]);
});

type Luma = Readonly<{ widthPx: number; values: readonly number[] }>;

/** Brightness as BT.601 has it, read without the browser. */
const toLuma = async (bytes: Buffer): Promise<Luma> => {
  const { data, info } = await sharp(bytes)
    .toColourspace("srgb")
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const values = Array.from({ length: info.width * info.height }, (_, at) => {
    const [red = 0, green = 0, blue = 0] = data.subarray(at * 3, at * 3 + 3);
    return 0.299 * red + 0.587 * green + 0.114 * blue;
  });
  return { widthPx: info.width, values };
};

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The formula of Wang et al. over 8 by 8 windows, written out for the test alone. */
const toExpectedLikeness = (a: Luma, b: Luma): number => {
  const scores: number[] = [];
  for (let top = 0; (top + 8) * a.widthPx <= a.values.length; top += 4) {
    for (let left = 0; left + 8 <= a.widthPx; left += 4) {
      const places = Array.from({ length: 64 }, (_, at) => (top + (at >> 3)) * a.widthPx + left + (at & 7));
      const [x, y] = [a, b].map(({ values }) => places.map((place) => values[place] ?? 0)) as [number[], number[]];
      const [mx, my] = [mean(x), mean(y)];
      const vx = mean(x.map((value) => (value - mx) ** 2));
      const vy = mean(y.map((value) => (value - my) ** 2));
      const vxy = mean(x.map((value, at) => (value - mx) * ((y[at] ?? 0) - my)));
      scores.push(
        ((2 * mx * my + 6.5025) * (2 * vxy + 58.5225)) / ((mx ** 2 + my ** 2 + 6.5025) * (vx + vy + 58.5225)),
      );
    }
  }
  return mean(scores);
};

test("likeness is what the formula says of the same bytes outside of the browser", async ({ page }) => {
  await open(page, 0, "&a=public~desktop~jpeg&b=public~desktop~webp");
  const [a, b] = await Promise.all(
    ["image/jpeg,image/png;q=0.9", "image/webp,image/*;q=0.8"].map(async (accept) =>
      toLuma(await received(0, `variant=public&device=desktop&accept=${encodeURIComponent(accept)}`)),
    ),
  );
  if (a === undefined || b === undefined) throw new Error("two pictures were asked for");
  await expect(likeness(page)).toBeVisible();
  const told = Number(/^SSIM ([\d.]+)/.exec((await likeness(page).textContent()) ?? "")?.[1]);
  expect(Math.abs(told - toExpectedLikeness(a, b))).toBeLessThan(0.003);
});

test("everything is done by keyboard alone, and the link shows the same", async ({ page, context }) => {
  await open(page, 0, "&a=public&b=thumbnail");
  await expect(likeness(page)).toBeVisible();
  await tabTo(page, region(page).getByRole("application"));
  await page.keyboard.press("3");
  await expect(region(page).getByRole("radio", { name: "Difference" })).toBeChecked();
  await expect(region(page).getByText(/of the pixels differ/)).toBeVisible();
  await page.keyboard.press("1");
  await expect(region(page).getByRole("radio", { name: "A", exact: true })).toBeChecked();
  await page.keyboard.press("i");
  await page.keyboard.press("ArrowRight");
  const readout = region(page).getByText(/^A at \d+, \d+: #/);
  await expect(readout).toBeVisible();
  const [, x = "", y = "", hex = ""] =
    /^A at (\d+), (\d+): #([0-9a-f]{6})/.exec((await readout.textContent()) ?? "") ?? [];
  const pixel = await sharp(await received(0, "variant=public&device=desktop"))
    .removeAlpha()
    .extract({ left: Number(x), top: Number(y), width: 1, height: 1 })
    .raw()
    .toBuffer();
  for (const [channel, value] of [...pixel].entries())
    expect(Math.abs(Number.parseInt(hex.slice(channel * 2, channel * 2 + 2), 16) - value)).toBeLessThanOrEqual(4);
  await page.keyboard.press("4");
  for (let press = 0; press < 12; press++) await page.keyboard.press("+");
  await tabTo(page, region(page).getByRole("slider", { name: "Divider between A and B" }));
  await page.keyboard.press("Shift+ArrowRight");
  await expect(page).toHaveURL(/split=60/);
  await expect(page).toHaveURL(/framing=/);
  const words = await region(page)
    .getByText(/% of A's pixels/)
    .textContent();
  await inspect(page, "compare-pixels");
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(region(other).getByRole("slider", { name: "Divider between A and B" })).toHaveAttribute(
    "aria-valuenow",
    "60",
  );
  await expect(region(other).getByText(words ?? "")).toBeVisible();
  await page.keyboard.press("0");
  await expect(page).not.toHaveURL(/framing=/);
  await region(page).getByRole("button", { name: "Swap A and B" }).click();
  await expect(page).toHaveURL(/a=thumbnail&b=public|b=public/);
});

test("another image is found by name; of another shape it is not measured, and the difference says why", async ({
  page,
}) => {
  await open(page, 0, "&a=public&b=public");
  await region(page).getByRole("combobox", { name: "Picture B" }).selectOption("Another image…");
  const dialog = page.getByRole("dialog", { name: "Choose another image for B" });
  await dialog.getByLabel("Search by filename").fill("hill-03");
  await expect(dialog.getByRole("listitem")).toHaveCount(1);
  await inspect(page, "compare-choose");
  await dialog.getByRole("button", { name: /^hill-03/ }).click();
  await expect(
    region(page)
      .getByText(/A and B differ in shape/)
      .first(),
  ).toBeVisible();
  await expect(region(page).getByText("Other: hill-03.webp")).toBeVisible();
  await page.keyboard.press("3");
  await inspect(page, "compare-other");
});

test("twelve million pixels are drawn, measured, moved and zoomed without a long task on the page", async ({
  page,
}) => {
  await open(page, 3, "&a=whole&b=whole~desktop~jpeg");
  await expect(likeness(page)).toBeVisible({ timeout: 60_000 });
  await page.evaluate(() => {
    const kept = globalThis as unknown as { longTasks: number[] };
    kept.longTasks = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) kept.longTasks.push(Math.round(duration));
    }).observe({ type: "longtask" });
  });
  await expect(region(page).getByRole("row", { name: /^Pixels/ })).toContainText("4000 × 3000");
  await region(page).getByRole("radio", { name: "Difference" }).check({ force: true });
  await expect(region(page).getByText(/of the pixels differ/)).toBeVisible({ timeout: 60_000 });
  await region(page).getByRole("radio", { name: "Slider" }).check({ force: true });
  // The same picture in another form: decoded and measured anew.
  await region(page).getByLabel("Format of B").selectOption("As WebP");
  await expect(likeness(page)).toBeVisible({ timeout: 60_000 });
  const box = await region(page).getByRole("application").boundingBox();
  if (box === null) throw new Error("the picture has no place");
  await page.mouse.move(box.x + box.width / 4, box.y + box.height / 2);
  for (let step = 0; step < 12; step++) await page.mouse.wheel(0, -200);
  await page.mouse.down();
  for (let step = 0; step < 20; step++)
    await page.mouse.move(box.x + box.width / 4 + step * 8, box.y + box.height / 2 + step * 3);
  await page.mouse.up();
  await expect(page).toHaveURL(/framing=/);
  const longTasks = await page.evaluate(() => (globalThis as unknown as { longTasks: number[] }).longTasks);
  process.stdout.write(`long tasks while 12 MP were compared: ${JSON.stringify(longTasks)}\n`);
  expect(longTasks.filter((durationMs) => durationMs > 50)).toEqual([]);
});

test("a picture that does not come says so, and comes on asking again", async ({ page }) => {
  await page.route(/\/preview\?variant=thumbnail/, (route) => route.abort());
  await open(page, 0, "&a=public&b=thumbnail");
  await expect(region(page).getByText("B could not be fetched")).toBeVisible({ timeout: 30_000 });
  await inspect(page, "compare-failed");
  await page.unroute(/\/preview\?variant=thumbnail/);
  await region(page).getByRole("button", { name: "Try B again" }).click();
  await expect(likeness(page)).toBeVisible();
});
