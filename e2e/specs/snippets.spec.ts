import { expect, test, type Browser, type Page } from "@playwright/test";
import { starterVariants } from "@/lib/contracts/starter-variants";
import { adminSettings, signInByHttp } from "../support/account";
import { inspect } from "../support/axe";
import { readPictures } from "../support/drop-files";
import { tabTo } from "../support/keyboard";
import { bundle, drawOn, type Screen } from "../support/foreign-page";
import { generatedPictures } from "../support/pictures";
import { Product } from "../support/product";
import { giveSession, uploadFile } from "../support/sessions";

let product: Product;
let cookie: string;
let openId: string;
let closedId: string;
let chromium: Browser;
const alt = 'Hills & "sky" <at> {dusk} [1]';

test.describe.configure({ timeout: 300_000 });
test.beforeAll(async ({ browser }) => {
  chromium = browser;
  product = await Product.start({ env: adminSettings });
  cookie = await signInByHttp(product);
  const [picture] = await generatedPictures(1);
  if (picture === undefined) throw new Error("no picture");
  const [file] = await readPictures([picture]);
  if (file === undefined) throw new Error("no file");
  const session = { product, cookie };
  openId = (await uploadFile(session, file, { alt })).id;
  closedId = (await uploadFile(session, file, { requireSignedURLs: "true" })).id;
  for (const variant of starterVariants) await send("POST", "/api/variants", variant);
});
test.afterAll(async () => {
  expect(product.errorLines).toEqual([]);
  await product.close();
});

const send = async (method: string, path: string, body: unknown): Promise<void> => {
  const answer = await fetch(product.origin + path, {
    method,
    headers: { cookie, origin: product.origin, "x-vitrine-client": "web", "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
};

const openSnippets = async (page: Page, id: string, variant = "public"): Promise<void> => {
  await giveSession(page.context(), product, cookie);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${product.origin}/library?image=${encodeURIComponent(id)}&variant=${variant}`);
  await page.getByRole("button", { name: "Snippets", exact: true }).click();
  await expect(page.getByLabel("Kind")).toBeVisible({ timeout: 60_000 });
};

const readSnippet = async (page: Page, kind: string, slot?: string): Promise<string> => {
  await page.getByLabel("Kind").selectOption({ label: kind });
  if (slot !== undefined) await page.getByLabel("Width on the page").selectOption({ label: slot });
  return page.getByRole("region", { name: `Snippet: ${kind}` }).innerText();
};

/** Draws on a page of someone else's, and sees what it fetches from us. */
const render = (screen: Screen, html: string) =>
  drawOn({ browser: chromium, ourOrigin: product.engineOrigin, screen }, html);

/** The widths on offer: a window as wide as one of them has to fetch exactly that one. */
const offered = (html: string): readonly { url: string; widthPx: number }[] =>
  [...html.matchAll(/(http\S+?) (\d+)w/g)].map(([, url = "", width]) => ({
    url: url.replaceAll("&amp;", "&"),
    widthPx: Number(width),
  }));

test("HTML: every width of the window fetches the delivery of that width, and no second one", async ({ page }) => {
  await openSnippets(page, openId);
  const html = await readSnippet(page, "HTML, <img>", "Whole width");
  const widths = offered(html);
  expect(widths.length).toBeGreaterThanOrEqual(4);
  for (const { url, widthPx } of widths) {
    const { asked, picture } = await render({ widthPx }, html);
    expect(asked).toEqual([{ url, status: 200, widthPx }]);
    expect(picture).toEqual({ alt, url, isDrawn: true });
  }
  const dense = widths.find(({ widthPx }) => widthPx === 960);
  expect((await render({ widthPx: 480, density: 2 }, html)).asked).toEqual([{ ...dense, status: 200 }]);
  const half = await readSnippet(page, "HTML, <img>", "Half from 1,024 px on");
  expect((await render({ widthPx: 1280 }, half)).picture?.url).toMatch(/\/w640$/);
  const fixed = await readSnippet(page, "HTML, <img>", "Fixed width");
  expect((await render({ widthPx: 1900 }, fixed)).picture?.url).toMatch(/\/w640$/);
});

test("picture and CSS: the step of the window is what is fetched", async ({ page }) => {
  await openSnippets(page, openId);
  const picture = await readSnippet(page, "HTML, <picture>", "Whole width");
  const css = await readSnippet(page, "CSS, image-set");
  for (const [widthPx, density, wantedPx] of [
    [640, 1, 640],
    [641, 1, 960],
    [960, 1, 960],
    // The first step ends at 600 px: its dense screens need 1,200.
    [480, 2, 1600],
  ] as const) {
    const found = await render({ widthPx, density }, picture);
    expect(found.asked.map((answer) => answer.widthPx)).toEqual([wantedPx]);
    expect(found.picture).toMatchObject({ alt, isDrawn: true });
    const drawn = await render({ widthPx, density }, `<style>${css}</style><div class="picture"></div>`);
    expect(drawn.asked.map((answer) => answer.widthPx)).toEqual([wantedPx]);
  }
});

test("the plain URL, Markdown and the stand-in", async ({ page }) => {
  await openSnippets(page, openId, "w640");
  const url = await readSnippet(page, "Plain URL");
  expect((await render({ widthPx: 800 }, `<img src="${url}">`)).asked).toEqual([{ url, status: 200, widthPx: 640 }]);
  const markdown = await readSnippet(page, "Markdown");
  expect(markdown).toBe(String.raw`![Hills &amp; "sky" \<at\> \{dusk\} \[1\]](${url})`);
  const css = await readSnippet(page, "CSS, blurred stand-in");
  const blurred = await render({ widthPx: 800 }, `<style>${css}</style><div class="picture"></div>`);
  expect(css).toContain("data:image/png");
  expect(blurred.asked).toEqual([]);
});

test("Next.js: its own Image, with the loader, fetches a delivery that fills the window", async ({ page }) => {
  await openSnippets(page, openId);
  const code = await readSnippet(page, "Next.js, <Image>", "Whole width");
  const html = await bundle(
    `${code}\nimport { createRoot } from "react-dom/client";\ncreateRoot(document.getElementById("root")).render(<Picture />);`,
  );
  // Next asks for its own widths: 640, 750, 828, 1080, 1200, 1920 and so on.
  for (const [widthPx, wanted] of [
    [640, 640],
    [750, 960],
  ] as const) {
    const { asked, picture } = await render({ widthPx }, html);
    expect(picture).toMatchObject({ alt, isDrawn: true });
    expect(asked.map((answer) => answer.widthPx)).toEqual([wanted]);
  }
});

test("Nuxt: the provider names a delivery for every width its component asks for", async ({ page }) => {
  await openSnippets(page, openId);
  const code = await readSnippet(page, "Nuxt, <NuxtImg>", "Whole width");
  const [script = "", template = ""] = code.split("<!-- in a component -->");
  expect(template).toContain('sizes="100vw"');
  // The component is Nuxt's; what is ours is the provider, called as Nuxt calls it.
  const html = await bundle(
    `${script.replace("export default", "const provider =")}
    const image = new Image();
    image.src = provider.getImage("any", { modifiers: { width: innerWidth } }).url;
    document.body.append(image);`,
    [
      {
        name: "nuxt-image",
        setup: (hooks) => {
          hooks.onResolve({ filter: /^@nuxt\/image\/runtime$/ }, ({ path }) => ({ path, namespace: "nuxt" }));
          hooks.onLoad({ filter: /.*/, namespace: "nuxt" }, () => ({
            contents: "export const defineProvider = (setup) => setup;",
          }));
        },
      },
    ],
  );
  for (const [widthPx, wanted] of [
    [320, 600],
    [640, 640],
    [700, 960],
  ] as const) {
    const { asked } = await render({ widthPx }, html);
    expect(asked.map((answer) => answer.widthPx)).toEqual([wanted]);
  }
});

test("Astro: frontmatter and markup make the same picture", async ({ page }) => {
  await openSnippets(page, openId);
  const code = await readSnippet(page, "Astro", "Whole width");
  const [, script = "", markup = ""] = code.split("---\n");
  const html = await bundle(
    `${script}\nimport { createRoot } from "react-dom/client";
    createRoot(document.getElementById("root")).render(${markup.replace("srcset=", "srcSet=")});`,
  );
  const { asked, picture } = await render({ widthPx: 960 }, html);
  expect(picture).toMatchObject({ alt, isDrawn: true });
  expect(asked.map((answer) => answer.widthPx)).toEqual([960]);
});

test("flexible widths: cut around the focal point, and fetched by the width of the window", async ({ page }) => {
  await send("PATCH", "/api/account", { flexibleVariants: true });
  await send("PATCH", `/api/images/${encodeURIComponent(openId)}`, { focalPoint: { x: 0.25, y: 0.75 } });
  await openSnippets(page, openId);
  await page.getByLabel("Delivered by").selectOption({ label: "Flexible widths, cut to 1:1" });
  await expect(page.getByText("What is cut keeps the focal point.")).toBeVisible();
  const html = await readSnippet(page, "HTML, <img>", "Whole width");
  const widths = offered(html);
  expect(widths.map(({ widthPx }) => widthPx)).toEqual([320, 640, 960]);
  for (const { url, widthPx } of widths) {
    expect(url).toContain(`/width=${widthPx},height=${widthPx},fit=cover,gravity=0.25x0.75`);
    expect((await render({ widthPx }, html)).asked).toEqual([{ url, status: 200, widthPx }]);
  }
  const picture = await readSnippet(page, "HTML, <picture>");
  expect((await render({ widthPx: 640 }, picture)).asked.map(({ url }) => url)).toEqual([widths[1]?.url]);
  await page.getByLabel("Delivered by").selectOption({ label: "Flexible widths, whole" });
  const plain = await readSnippet(page, "Plain URL");
  expect(plain).toMatch(/\/width=1280$/);
  await openSnippets(page, closedId);
  await expect(page.getByLabel("Delivered by")).toBeHidden();
});

test("a private image: signed by keyboard alone, then every URL opens without a session", async ({ page }) => {
  await openSnippets(page, closedId);
  await tabTo(page, page.getByLabel("Kind"));
  await tabTo(page, page.getByRole("button", { name: "Sign the URLs" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText(/^Signed\. The URLs work until/)).toBeVisible();
  const html = await readSnippet(page, "HTML, <img>");
  const widths = offered(html);
  expect(widths.length).toBeGreaterThanOrEqual(4);
  for (const { url, widthPx } of widths) {
    expect(url).toMatch(/[?&]exp=\d+&sig=[0-9a-f]{64}$/);
    expect((await render({ widthPx }, html)).asked).toEqual([{ url, status: 200, widthPx }]);
  }
});

test("how the snippets look, and what axe says", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openSnippets(page, openId);
  await page.getByRole("region", { name: /^Snippet:/ }).scrollIntoViewIfNeeded();
  await inspect(page, "snippets");
  await page.getByRole("button", { name: "Copy snippet" }).click();
  await expect(page.getByRole("button", { name: "Copied" }).last()).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("<img\n");
  await openSnippets(page, closedId);
  await page.getByRole("button", { name: "Sign the URLs" }).scrollIntoViewIfNeeded();
  await inspect(page, "snippets-private");
});
