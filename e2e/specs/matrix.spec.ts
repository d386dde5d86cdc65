import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expect, test, type Page } from "@playwright/test";
import sharp from "sharp";
import { devicePresets } from "@/lib/contracts/device-presets";
import { measureTasks } from "../support/page-tasks";
import { adminSettings, signInByHttp } from "../support/account";
import { inspect } from "../support/axe";
import { tabTo } from "../support/keyboard";
import { Product } from "../support/product";
import { giveSession, uploadByHttp } from "../support/sessions";

const imageCount = 50;
const variantCount = 10;
const widthsPx = [48, 64, 96, 128, 160, 200, 400];
const desktop = devicePresets.find(({ id }) => id === "desktop");

let product: Product;
let cookie: string;
let ids: readonly string[];

/** Small pictures of different looks: this is about their number. */
const paint = async (index: number) => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="160"><rect width="240" height="160" fill="hsl(${index * 7} 60% 60%)"/>
    <circle cx="${20 + index * 4}" cy="80" r="50" fill="hsl(${index * 13} 80% 30%)"/></svg>`;
  const bytes = await sharp(Buffer.from(svg)).jpeg({ quality: 95 }).toBuffer();
  const name = index === 0 ? "=1+1, a formula.jpg" : `disc-${String(index).padStart(2, "0")}.jpg`;
  return { name, type: "image/jpeg", bytes };
};

test.describe.configure({ mode: "serial", timeout: 400_000 });
test.beforeAll(async () => {
  product = await Product.start({ env: adminSettings });
  cookie = await signInByHttp(product);
  const files = await Promise.all(Array.from({ length: imageCount }, (_, index) => paint(index)));
  ids = await uploadByHttp(product, cookie, files);
  for (const width of widthsPx) {
    const fit = width === 400 ? "pad" : "scale-down";
    const answer = await fetch(`${product.origin}/api/variants`, {
      method: "POST",
      headers: { cookie, origin: product.origin, "x-vitrine-client": "web", "content-type": "application/json" },
      body: JSON.stringify({
        name: `w${width}`,
        options: { fit, width, height: width, metadata: "none" },
        neverRequireSignedURLs: false,
      }),
    });
    expect(answer.status, await answer.text()).toBe(201);
  }
});
test.afterAll(async () => {
  expect(product.errorLines).toEqual([]);
  await product.close();
});

const open = async (page: Page, search = ""): Promise<void> => {
  await giveSession(page.context(), product, cookie);
  await page.goto(`${product.origin}/matrix${search}`);
};
const searchOf = (chosen: readonly string[]): string => `?${new URLSearchParams(chosen.map((id) => ["image", id]))}`;
const region = (page: Page) => page.getByRole("region", { name: "Matrix of sizes" });
const table = (page: Page) => page.getByRole("table", { name: "Bytes of every image in every variant" });

/** Splits a whole document by RFC 4180, its byte order mark left out. */
const splitCsv = (text: string): string[][] => {
  const rows: string[][] = [[]];
  const fields = text.replace(/^\uFEFF/, "").matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g);
  for (const [, quoted, plain = "", end] of fields) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === "\r\n") rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
};

const parseCsv = (text: string): Record<string, string>[] => {
  const [names = [], ...lines] = splitCsv(text);
  return lines.map((line) => Object.fromEntries(names.map((name, index) => [name, line[index] ?? ""])));
};

/** What the delivery host gives a desktop with a current browser. */
const fetchDelivered = async (url: string) => {
  if (desktop === undefined) throw new Error("there is no desktop among the presets");
  const answer = await fetch(url, {
    headers: {
      "user-agent": desktop.userAgent,
      accept: desktop.accept,
      "sec-ch-dpr": String(desktop.dpr),
      "sec-ch-viewport-width": String(desktop.widthPx),
      "sec-ch-ua-mobile": "?0",
    },
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  const type = answer.headers.get("content-type") ?? "";
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { status: answer.status, format: type.replace("image/", ""), bytes: String(bytes.byteLength), sha256 };
};

test("without images it says how to choose, and begins with the newest by keyboard alone", async ({ page }) => {
  await open(page);
  await expect(page.getByText("Which images shall be compared?")).toBeVisible();
  await inspect(page, "matrix-empty");
  await tabTo(page, page.getByRole("button", { name: "The newest 20" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText("20 images", { exact: true })).toBeVisible();
  await expect(page.getByText("200 of 200 measured")).toBeVisible({ timeout: 120_000 });
});

test("50 images in 10 variants complete, the page stays responsive, and the CSV is what is delivered", async ({
  page,
  browser,
}) => {
  const bodies: Promise<number>[] = [];
  page.on("requestfinished", (request) => {
    if (request.url().includes("/preview?"))
      bodies.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  await open(page, searchOf(ids));
  await expect(table(page)).toBeVisible();
  const whole = imageCount * variantCount;
  let csv = "";
  // From the moment there is something to use: what came before is the loading of the page.
  const tasks = await measureTasks(browser, page, async () => {
    const progress = page.locator("main output").nth(1);
    await expect(progress).toHaveText(/^[1-9]\d* of 500 measured/);
    await expect(progress).toHaveText(`${whole} of ${whole} measured`, { timeout: 300_000 });
    expect(await page.getByRole("row").count(), "only rows in sight are in the document").toBeLessThan(35);
    await region(page).evaluate(async (element) => {
      for (let top = 0; top <= element.scrollHeight; top += 100) {
        element.scrollTo({ top, left: top });
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    });
    await page.getByLabel("Order").selectOption("worst");
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Export CSV" }).click();
    csv = await readFile(await (await download).path(), "utf8");
  });
  expect(tasks.length).toBeGreaterThan(100);
  expect(tasks.filter((durationMs) => durationMs > 50)).toEqual([]);
  const lines = parseCsv(csv);
  expect(Math.max(...(await Promise.all(bodies))), "figures travel, pictures do not").toBeLessThan(16);
  expect(lines).toHaveLength(whole);
  expect(new Set(lines.map((line) => `${line["image_id"]} ${line["variant"]}`)).size).toBe(whole);
  expect(lines.filter(({ filename }) => filename === "'=1+1, a formula.jpg")).toHaveLength(variantCount);
  for (const { url = "", format, bytes, sha256, variant } of lines)
    expect({ ...(await fetchDelivered(url)), variant }).toEqual({ status: 200, format, bytes, sha256, variant });
});

test("it can be stopped, goes on, sorts by a variant, and marks what is enlarged", async ({ page }) => {
  await page.route(/\/preview\?/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 400));
    await route.continue().catch(() => undefined);
  });
  await open(page, searchOf(ids.slice(0, 6)));
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(page.getByText(/^Stopped\. \d+ of 60 measured$/)).toBeVisible();
  await page.unroute(/\/preview\?/);
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByText("60 of 60 measured")).toBeVisible({ timeout: 60_000 });
  await page.getByRole("button", { name: "thumbnail", exact: true }).click();
  await expect(page.getByRole("columnheader", { name: "thumbnail" })).toHaveAttribute("aria-sort", "descending");
  await expect(page).toHaveURL(/order=variant%3Athumbnail/);
  await region(page).evaluate((element) => element.scrollTo({ left: element.scrollWidth }));
  await expect(page.getByRole("cell", { name: /enlarged/ }).first()).toBeVisible();
  await region(page).evaluate((element) => element.scrollTo({ left: 0 }));
  await inspect(page, "matrix");
});

test("a cell that fails keeps its reason until it is asked for again", async ({ page }) => {
  await page.route(/\/preview\?variant=w96/, (route) =>
    route.fulfill({
      status: 404,
      contentType: "application/problem+json",
      body: JSON.stringify({ title: "No", code: "not-found", detail: "There is no variant w96.", isRetryable: false }),
    }),
  );
  await open(page, searchOf(ids.slice(0, 3)));
  await expect(page.getByText("27 of 30 measured, 3 failed")).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("3 × There is no variant w96.")).toBeVisible();
  await inspect(page, "matrix-failed");
  await page.unroute(/\/preview\?variant=w96/);
  await page.getByRole("button", { name: "Ask again for 3 failed cells" }).click();
  await expect(page.getByText("30 of 30 measured", { exact: true })).toBeVisible();
});

test("the pictures are chosen by name, or come from the library's selection", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Choose images" }).click();
  const dialog = page.getByRole("dialog", { name: "Compare these images" });
  await dialog.getByLabel("Search by filename").fill("disc-0");
  await expect(dialog.getByRole("checkbox")).toHaveCount(9);
  await dialog.getByRole("checkbox").first().check();
  await inspect(page, "matrix-picker");
  await dialog.getByRole("button", { name: "Compare" }).click();
  await expect(page.getByText("10 of 10 measured")).toBeVisible({ timeout: 60_000 });
  await page.goto(`${product.origin}/library`);
  await page.getByRole("gridcell").first().focus();
  await page.keyboard.press("x");
  await page.getByRole("link", { name: "Compare sizes" }).click();
  await expect(page).toHaveURL(/\/matrix\?image=/);
  await expect(page.getByText("10 of 10 measured")).toBeVisible({ timeout: 60_000 });
});
