import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { admin, adminSettings, signInByHttp } from "../support/account";
import { Product } from "../support/product";
import { sendRaw } from "../support/raw-http";

const root = path.resolve(import.meta.dirname, "../..");
let product: Product;
let cookie: string;

test.beforeAll(async () => {
  product = await Product.start({ env: adminSettings });
  cookie = await signInByHttp(product);
});
test.afterAll(async () => {
  expect(product.errorLines).toEqual([]);
  await product.close();
});

test.describe("the server", () => {
  test("refuses an upgrade", async () => {
    const host = new URL(product.origin).host;
    const upgrade = `GET /api/images HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`;
    for (const origin of [product.origin, product.engineOrigin]) {
      const { answer } = await sendRaw(origin, upgrade);
      expect(answer, origin).not.toContain("101 Switching");
    }
  });

  test("has no image optimiser", async () => {
    const answer = await fetch(`${product.origin}/_next/image?url=%2Ficon.svg&w=64&q=75`);
    expect(answer.status).toBe(404);
  });

  test("has no server actions", async () => {
    const manifest = JSON.parse(await readFile(path.join(root, ".next/server/server-reference-manifest.json"), "utf8"));
    expect(Object.keys(manifest.node ?? {})).toEqual([]);
    expect(Object.keys(manifest.edge ?? {})).toEqual([]);
  });

  test("sends no source maps and no secret to the browser", async () => {
    const folder = path.join(root, ".next/static");
    const files = (await readdir(folder, { recursive: true })).filter((file) => /\.(js|css|map)$/.test(file));
    // The bundler leaves a map without a single source beside a worker's entry.
    for (const file of files.filter((name) => name.endsWith(".map"))) {
      const map = JSON.parse(await readFile(path.join(folder, file), "utf8"));
      expect([...(map.sources ?? []), ...(map.sections ?? [])], file).toEqual([]);
    }
    const secretFolder = path.join(product.dataDir, "secrets");
    const secrets = await Promise.all(
      (await readdir(secretFolder)).map((file) => readFile(path.join(secretFolder, file), "utf8")),
    );
    const kept = secrets.map((text) => text.trim()).filter((text) => text.length >= 20);
    expect(kept.length).toBeGreaterThan(2);
    const page = await (await fetch(`${product.origin}/library`, { headers: { cookie } })).text();
    const session = await (await fetch(`${product.origin}/api/session`, { headers: { cookie } })).text();
    const scripts = await Promise.all(files.map((file) => readFile(path.join(folder, file), "utf8")));
    // The account hash is public: it is part of every delivery URL.
    const accountHash = (await readFile(path.join(secretFolder, "account-hash"), "utf8")).trim();
    for (const secret of [...kept.filter((text) => text !== accountHash), admin.password]) {
      for (const text of [page, session, product.output, ...scripts]) expect(text.includes(secret)).toBe(false);
    }
  });

  const smuggled: [string, string][] = [
    ["two lengths", "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello"],
    ["a length and chunks", "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"],
    ["a space before the colon", "Content-Length : 5\r\n\r\nhello"],
    ["a bare line feed", "X-A: b\nX-C: d\r\n\r\n"],
    ["a spaced chunk header", "Transfer-Encoding: chunked\r\n\r\n 5\r\nhello\r\n0\r\n\r\n"],
  ];
  for (const [name, tail] of smuggled) {
    test(`answers ${name} with 400 and closes`, async () => {
      for (const origin of [product.origin, product.engineOrigin]) {
        const { answer, isClosed } = await sendRaw(
          origin,
          `POST /api/images HTTP/1.1\r\nHost: ${new URL(origin).host}\r\n${tail}`,
        );
        expect(answer, origin).toMatch(/^HTTP\/1\.1 400/);
        expect(isClosed, origin).toBe(true);
      }
    });
  }

  test("caps headers, addresses and JSON bodies, and shows no stack", async () => {
    const host = new URL(product.origin).host;
    const long = await sendRaw(
      product.origin,
      `GET /api/images HTTP/1.1\r\nHost: ${host}\r\nX-Long: ${"a".repeat(70_000)}\r\n\r\n`,
    );
    expect(long.answer).toMatch(/^HTTP\/1\.1 431/);
    const address = await sendRaw(
      product.origin,
      `GET /api/images?q=${"a".repeat(70_000)} HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
    );
    expect(address.answer).toMatch(/^HTTP\/1\.1 (414|431)/);
    const body = await fetch(`${product.origin}/api/images/some-id`, {
      method: "PATCH",
      headers: { cookie, origin: product.origin, "content-type": "application/json" },
      body: JSON.stringify({ alt: "a".repeat(200_000) }),
    });
    expect(body.status).toBe(413);
    const broken = await fetch(`${product.origin}/api/images/some-id`, {
      method: "PATCH",
      headers: { cookie, origin: product.origin, "content-type": "application/json" },
      body: "{",
    });
    expect(broken.status).toBe(400);
    expect(await broken.text()).not.toMatch(/\bat \S+\.(js|ts):\d+/);
  });

  test("is not named in its answers", async () => {
    const answer = await fetch(`${product.origin}/sign-in`);
    expect(answer.headers.get("x-powered-by")).toBeNull();
  });
});
