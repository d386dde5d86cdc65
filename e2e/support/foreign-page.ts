import http from "node:http";
import type { Browser } from "@playwright/test";
import { build } from "esbuild";

/** A window: its width in CSS pixels and the density of the screen it stands on. */
export type Screen = { widthPx: number; density?: number };

/** A server of one page. Chromium keeps pages that only a test answers from asking this machine. */
const serve = async (html: string): Promise<{ url: string; close: () => void }> => {
  const server = http.createServer((_request, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("no port");
  return { url: `http://127.0.0.1:${address.port}/`, close: () => server.close() };
};

type Site = { browser: Browser; ourOrigin: string; screen: Screen };

/** A page of someone else's site with this in its body; resolves to the pictures it fetched and how they came out. */
export const drawOn = async ({ browser, ourOrigin, screen }: Site, html: string) => {
  const context = await browser.newContext({
    viewport: { width: screen.widthPx, height: 800 },
    deviceScaleFactor: screen.density ?? 1,
  });
  const page = await context.newPage();
  const asked: { url: string; status: number; widthPx: number }[] = [];
  const seen = new Set<string>();
  const measured: Promise<unknown>[] = [];
  page.on("response", (response) => {
    if (!response.url().startsWith(ourOrigin) || seen.has(response.url())) return;
    seen.add(response.url());
    measured.push(
      page
        .evaluate(async (url) => {
          const image = new Image();
          image.src = url;
          await image.decode();
          return image.naturalWidth;
        }, response.url())
        .then((widthPx) => asked.push({ url: response.url(), status: response.status(), widthPx })),
    );
  });
  const server = await serve(`<!doctype html><style>body{margin:0}img{display:block}</style>${html}`);
  await page.goto(server.url, { waitUntil: "networkidle" });
  await Promise.all(measured);
  const picture = await page.evaluate(() => {
    const image = document.querySelector("img");
    return image === null ? undefined : { alt: image.alt, url: image.currentSrc, isDrawn: image.naturalWidth > 0 };
  });
  await context.close();
  server.close();
  return { asked, picture };
};

/** Bundles a module that draws into the page. */
export const bundle = async (
  contents: string,
  plugins: Parameters<typeof build>[0]["plugins"] = [],
): Promise<string> => {
  const built = await build({
    stdin: { contents, loader: "jsx", resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    format: "iife",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"', "process.env.__NEXT_IMAGE_OPTS": "undefined", process: "{}" },
    ...(plugins === undefined ? {} : { plugins }),
  });
  const script = built.outputFiles[0]?.text ?? "";
  return `<div id="root"></div><script>${script.replaceAll("</script", String.raw`<\/script`)}</script>`;
};
