import { expect, test, type Locator, type Page } from "@playwright/test";
import sharp from "sharp";
import { adminSettings, signInByHttp } from "../support/account";
import { inspect } from "../support/axe";
import { readPictures } from "../support/drop-files";
import { tabTo } from "../support/keyboard";
import { animation, largePicture } from "../support/large-pictures";
import { toExpectedLikeness, toLuma } from "../support/likeness";
import { generatedPictures } from "../support/pictures";
import { measureTasks } from "../support/page-tasks";
import { Product } from "../support/product";
import { call, giveSession, uploadByHttp } from "../support/sessions";
import { watchFaults } from "../support/watch-faults";

let product: Product;
let cookie: string;
let ids: readonly string[];

const create = async (noun: string, body: unknown): Promise<void> => {
  const answer = await fetch(`${product.origin}/api/${noun}`, {
    method: "POST",
    headers: { cookie, origin: product.origin, "x-vitrine-client": "web", "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(201);
};

test.describe.configure({ mode: "serial", timeout: 240_000 });
test.beforeAll(async () => {
  product = await Product.start({ env: adminSettings });
  cookie = await signInByHttp(product);
  const small = await readPictures(await generatedPictures(3));
  ids = await uploadByHttp(product, cookie, [...small, await largePicture(), await animation()]);
  await create("variants", { name: "whole", options: { fit: "scale-down", width: 6000 } });
});
test.afterAll(async () => {
  const { errorLines } = product;
  await product.close();
  expect(errorLines).toEqual([]);
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

test("the file as it was uploaded stands beside what a team's own device receives of it", async ({ page }) => {
  await create("devices", {
    name: "Kiosk",
    kind: "tablet",
    widthPx: 800,
    heightPx: 1280,
    dpr: 2,
    userAgent:
      "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36",
    accept: "image/webp,*/*;q=0.8",
  });
  await open(page, 3, "&a=default&b=default");
  await region(page).getByRole("combobox", { name: "Picture A" }).selectOption("The original file");
  await region(page).getByRole("combobox", { name: "Picture B" }).selectOption("default, Kiosk");
  await expect(page).toHaveURL((url) => {
    const side = (name: string) => url.searchParams.get(name);
    return side("a") === ".original" && side("b")?.startsWith("default~own-") === true;
  });
  await expect(region(page).getByLabel("Format of A")).toHaveCount(0);
  const figures = async (name: RegExp) => region(page).getByRole("row", { name }).locator("th, td").allTextContents();
  await expect(likeness(page)).toBeVisible({ timeout: 60_000 });
  const path = `/api/images/${encodeURIComponent(ids[3] ?? "")}/original`;
  const original = Buffer.from(await (await call(product, cookie, { method: "GET", path })).arrayBuffer());
  expect(await figures(/^Format/)).toEqual(["Format", "JPEG", "WebP"]);
  // A tablet's box of the device variant.
  expect(await figures(/^Pixels/)).toEqual(["Pixels", "4000 × 3000", "1440 × 1080"]);
  expect((await figures(/^Size/))[1]).toBe(`${Number((original.length / 1e6).toPrecision(3))} MB`);
  expect((await sharp(original).metadata()).width).toBe(4000);
  await inspect(page, "compare-original");
  await page.reload();
  await expect(region(page).getByRole("combobox", { name: "Picture B" })).toHaveValue(/^default~own-/);
  await expect(likeness(page)).toBeVisible({ timeout: 60_000 });
});

test("one frame of an animation is compared, and a format that did not come is named", async ({ page }) => {
  await open(page, 4, "&a=public~desktop~avif&b=.original");
  await expect(likeness(page)).toBeVisible();
  for (const name of ["A", "B"])
    await expect(region(page).getByText(`${name} is animated: only its first frame`)).toBeVisible();
  await expect(region(page).getByText(/^A was asked for as AVIF and came as /)).toBeVisible();
  await inspect(page, "compare-animated");
  await open(page, 3, "&a=whole~desktop~avif&b=whole");
  await expect(region(page).getByText(/came as WebP: the service makes AVIF up to 1,200 pixels/)).toBeVisible({
    timeout: 60_000,
  });
});

/** Everything a person does with two large pictures, one thing after the other. */
const handleLarge = async (page: Page): Promise<void> => {
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
};

test("twelve million pixels are drawn, measured, moved and zoomed without a long task on the page", async ({
  page,
  browser,
}) => {
  await open(page, 3, "&a=whole&b=whole~desktop~jpeg");
  await expect(likeness(page)).toBeVisible({ timeout: 120_000 });
  await expect(region(page).getByRole("row", { name: /^Pixels/ })).toContainText("4000 × 3000");
  const tasks = await measureTasks(browser, page, () => handleLarge(page));
  process.stdout.write(`longest tasks while 12 MP were compared, ms: ${JSON.stringify(tasks.slice(0, 5))}\n`);
  expect(tasks.length).toBeGreaterThan(100);
  expect(tasks.filter((durationMs) => durationMs > 50)).toEqual([]);
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
