import { expect, test, type Locator, type Page, type Request } from "@playwright/test";
import { adminSettings, signInByHttp } from "../support/account";
import { largePhotograph } from "../support/large-pictures";
import { Product } from "../support/product";
import { giveSession, uploadByHttp } from "../support/sessions";

let product: Product;
let cookie: string;

test.describe.configure({ mode: "serial", timeout: 180_000 });
test.beforeAll(async () => {
  product = await Product.start({ env: { ...adminSettings, ENGINE_PRECOMPUTE: "false" } });
  cookie = await signInByHttp(product);
  await uploadByHttp(product, cookie, [await largePhotograph()]);
});
test.afterAll(async () => {
  const { errorLines } = product;
  await product.close();
  expect(errorLines).toEqual([]);
});

const preview = (page: Page): Locator => page.getByRole("region", { name: "Live preview" });

const openForm = async (page: Page): Promise<Locator> => {
  await giveSession(page.context(), product, cookie);
  await page.goto(`${product.origin}/variants?new=`);
  const width = page.getByLabel("Width, px");
  await width.fill("640");
  await expect(preview(page).getByText(/^640 × 480 · /)).toBeVisible({ timeout: 30_000 });
  return width;
};

type Jobs = Readonly<{ done: number; aborted: number; failed: number; underWay: number }>;

/** What the engine's own counters say of pictures made for somebody who waits. */
const readJobs = async (): Promise<Jobs> => {
  const text = await (await fetch(`${product.engineOrigin}/metrics`)).text();
  const read = (name: string) =>
    Number(new RegExp(`^vitrine_engine_pixel_jobs_${name}\\{job="render"\\} (\\d+)`, "m").exec(text)?.[1]);
  return {
    done: read("total"),
    aborted: read("aborted_total"),
    failed: read("failed_total"),
    underWay: read("under_way"),
  };
};
const idle = async (): Promise<Jobs> => {
  await expect.poll(async () => (await readJobs()).underWay, { timeout: 30_000 }).toBe(0);
  return readJobs();
};

test("what is typed over is given up: the engine does not finish it", async ({ page }) => {
  const width = await openForm(page);
  const before = await idle();
  const begun = ({ done, aborted, underWay }: Jobs) => done + aborted + underWay;
  const widths = [3990, 3991, 3992, 3993, 3994, 3995];
  for (const [at, each] of widths.entries()) {
    await width.fill(String(each));
    // Typed over only once the engine is at work.
    const atWork = expect.poll(async () => begun(await readJobs()) - begun(before), { intervals: [20] });
    await atWork.toBeGreaterThan(at);
  }
  await expect(preview(page).getByText(/^3995 × 2996 · /)).toBeVisible({ timeout: 30_000 });
  const after = await idle();
  const [done, aborted] = [after.done - before.done, after.aborted - before.aborted];
  process.stdout.write(`drafts typed over: ${widths.length} begun, ${done} made, ${aborted} given up\n`);
  expect(after.failed).toBe(before.failed);
  expect(done + aborted).toBe(widths.length);
  // A picture that is nearly done costs less to finish than to give up.
  expect(aborted).toBeGreaterThanOrEqual(widths.length / 2);
});

/** Of the Element Timing API, which TypeScript does not know. Times in milliseconds. */
type PaintedElement = PerformanceEntry & Readonly<{ naturalWidth: number; renderTime: number }>;

/** Milliseconds from the last key to the frame in which the finished picture, of this width, is on the screen. */
const measure = async (page: Page, width: Locator, wanted: number): Promise<number> => {
  await width.press("ControlOrMeta+a");
  await preview(page)
    .getByRole("img")
    .evaluate((picture) => picture.setAttribute("elementtiming", "draft"));
  const shown = page.evaluate(
    (widthPx) =>
      new Promise<number>((resolve) => {
        let lastKey = performance.now();
        document.addEventListener("keydown", () => (lastKey = performance.now()), { capture: true });
        const observer = new PerformanceObserver((list) => {
          const painted = (list.getEntries() as PaintedElement[]).find(({ naturalWidth }) => naturalWidth === widthPx);
          if (painted === undefined) return;
          observer.disconnect();
          resolve(painted.renderTime - lastKey);
        });
        observer.observe({ type: "element" });
      }),
    wanted,
  );
  await page.keyboard.type(String(wanted), { delay: 60 });
  return shown;
};

/** Of the finished pictures, in milliseconds: the call as the page sees it, and the delivery host's part of it. */
const watchCalls = (page: Page) => {
  const calls: number[] = [];
  const deliveries: number[] = [];
  const keep = async (request: Request): Promise<void> => {
    const headers = (await request.response())?.headers() ?? {};
    // What is made of the first digits is narrower.
    if (Number(headers["x-preview-width"]) < leastWidth) return;
    calls.push(request.timing().responseEnd);
    deliveries.push(Number(headers["x-preview-duration-ms"]));
  };
  page.on("requestfinished", (request) => {
    if (request.url().endsWith("/draft-preview")) void keep(request);
  });
  return { calls, deliveries };
};

const leastWidth = 800;
/** Enough to see that it works; figures worth telling want ROUNDS=20. */
const rounds = Number(process.env.ROUNDS ?? 5);

const toPart = (times: readonly number[], part: number): number =>
  Math.round(times.toSorted((a, b) => a - b)[Math.ceil(times.length * part) - 1] ?? Number.NaN);

test("an edit shows soon after the last key over twelve million pixels", async ({ page }) => {
  const width = await openForm(page);
  const { calls, deliveries } = watchCalls(page);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) times.push(await measure(page, width, leastWidth + round * 20));
  const tell = (name: string, of: readonly number[]) => `${name} p50 ${toPart(of, 0.5)} ms, p95 ${toPart(of, 0.95)} ms`;
  const parts = [tell("last key to picture", times), tell("call", calls), tell("delivery", deliveries)];
  process.stdout.write(`draft preview of 12 MP: ${parts.join("; ")}\n`);
  expect(times.length).toBe(rounds);
  expect(deliveries.length).toBeGreaterThanOrEqual(rounds);
});
