import { expect, test } from "@playwright/test";
import { adminSettings, signInByHttp } from "../support/account";
import { Product } from "../support/product";
import { sendRaw } from "../support/raw-http";

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

const guarded = [
  ["GET", "/api/images"],
  ["POST", "/api/images"],
  ["GET", "/api/images/some-id"],
  ["PATCH", "/api/images/some-id"],
  ["DELETE", "/api/images/some-id"],
  ["POST", "/api/images/some-id/restore"],
  ["GET", "/api/images/some-id/preview"],
] as const;
const ownOrigin = () => ({ origin: product.origin });

test.describe("without a session", () => {
  for (const [method, route] of guarded) {
    test(`${method} ${route} answers 401 and nothing else`, async () => {
      const answer = await fetch(product.origin + route, { method, headers: ownOrigin() });
      expect(answer.status).toBe(401);
      expect(answer.headers.get("content-type")).toContain("application/problem+json");
      expect(answer.headers.get("cache-control")).toContain("no-store");
    });
  }

  const bypasses: Record<string, string>[] = [
    { "x-middleware-subrequest": "middleware:middleware:middleware:middleware:middleware" },
    { "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy" },
    { "x-middleware-next": "1" },
    { "x-middleware-rewrite": "/library" },
    { "next-resume": "1" },
    { "x-nextjs-data": "1", "x-middleware-prefetch": "1" },
    { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
    { "x-forwarded-host": "localhost", "x-forwarded-for": "127.0.0.1" },
    { "x-http-method-override": "GET" },
  ];
  for (const headers of bypasses) {
    test(`the headers ${JSON.stringify(headers)} open nothing`, async () => {
      for (const [method, route] of guarded) {
        const answer = await fetch(product.origin + route, { method, headers: { ...headers, ...ownOrigin() } });
        expect(answer.status, `${method} ${route}`).toBe(401);
      }
    });
  }

  for (const route of [
    "/api/images?_rsc=1x2",
    "/api//images",
    "/api/images/",
    "/en/api/images",
    "/api/images/%2e%2e/images",
    "/_next/../api/images",
  ]) {
    test(`the spelling ${route} shows no image`, async () => {
      const answer = await fetch(product.origin + route, { redirect: "manual" });
      expect([308, 400, 401, 404]).toContain(answer.status);
      expect(await answer.text()).not.toContain('"items"');
    });
  }

  test("an absolute-form request line opens nothing", async () => {
    const { answer } = await sendRaw(
      product.origin,
      `GET ${product.origin}/api/images HTTP/1.1\r\nHost: ${new URL(product.origin).host}\r\nConnection: close\r\n\r\n`,
    );
    // Next sends such a request to its own plain spelling, which asks for the session like any other.
    expect(answer).toMatch(/^HTTP\/1\.1 (308|400|401|404)/);
    expect(/^location: (.*)\r$/im.exec(answer)?.[1] ?? product.origin).toContain(product.origin);
    expect(answer).not.toContain('"items"');
  });

  test("the pages redirect to the sign-in", async () => {
    for (const route of ["/", "/library", "/trash"]) {
      const answer = await fetch(product.origin + route, { redirect: "follow" });
      expect(new URL(answer.url).pathname, route).toBe("/sign-in");
    }
  });

  test("health and the sign-in answer", async () => {
    expect((await fetch(`${product.origin}/health/live`)).status).toBe(200);
    expect((await fetch(`${product.origin}/health/ready`)).status).toBe(200);
    expect((await fetch(`${product.origin}/sign-in`)).status).toBe(200);
  });
});

test.describe("with a session", () => {
  test("a foreign or missing origin changes nothing, whatever the content type", async () => {
    const origins = [
      undefined,
      "null",
      "https://evil.example",
      "http://evil.localhost:3000",
      `${product.origin}.evil.example`,
    ];
    const types = [
      "application/x-www-form-urlencoded",
      "multipart/form-data; boundary=x",
      "text/plain",
      "application/json",
    ];
    for (const origin of origins) {
      for (const type of types) {
        for (const [method, route] of guarded.filter(([verb]) => verb !== "GET")) {
          const headers = { cookie, "content-type": type, ...(origin === undefined ? {} : { origin }) };
          const answer = await fetch(product.origin + route, { method, headers, body: "{}" });
          expect(answer.status, `${method} ${route} ${origin} ${type}`).toBe(403);
        }
      }
    }
  });

  test("a foreign Host is refused", async () => {
    const { answer } = await sendRaw(
      product.origin,
      `GET /api/images HTTP/1.1\r\nHost: evil.example\r\nCookie: ${cookie}\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 403/);
  });

  test("private answers are never stored", async () => {
    for (const route of ["/api/images", "/api/session", "/library", "/trash"]) {
      const answer = await fetch(product.origin + route, { headers: { cookie } });
      expect(answer.status, route).toBe(200);
      expect(answer.headers.get("cache-control"), route).toContain("no-store");
    }
  });

  test("the dashboard's policy lets no inline script and no frame in", async () => {
    const answer = await fetch(`${product.origin}/library`, { headers: { cookie } });
    const policy = answer.headers.get("content-security-policy") ?? "";
    const script = /script-src ([^;]*)/.exec(policy)?.[1] ?? "";
    expect(script).toMatch(/'nonce-[A-Za-z0-9+/=_-]{16,}'/);
    expect(script).not.toContain("unsafe");
    for (const directive of ["frame-ancestors 'none'", "object-src 'none'", "base-uri 'none'"])
      expect(policy).toContain(directive);
    const again = await fetch(`${product.origin}/library`, { headers: { cookie } });
    expect(again.headers.get("content-security-policy")).not.toBe(policy);
  });
});

test("a foreign site can neither upload, sign in nor sign out with the visitor's browser", async ({
  page,
  context,
}) => {
  const [name = "", value = ""] = cookie.split("=");
  await context.addCookies([
    { name, value: decodeURIComponent(value), url: product.origin, httpOnly: true, sameSite: "Lax" },
  ]);
  const statuses: [string, number][] = [];
  page.on("response", (answer) => {
    if (answer.request().method() === "POST") statuses.push([new URL(answer.url()).pathname, answer.status()]);
  });
  const form = (action: string, type: string) =>
    `<form method="post" action="${product.origin}${action}" enctype="${type}"><input name="file" value="x"><button>${action} ${type}</button></form>`;
  const types = ["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"];
  const targets = ["/api/images", "/api/auth/sign-in/email", "/api/auth/sign-out", "/api/setup"];
  const attack = targets.flatMap((target) => types.map((type) => form(target, type))).join("\n");
  for (const [index] of targets.flatMap((target) => types.map((type) => [target, type])).entries()) {
    await page.route("http://evil.test/**", (route) => route.fulfill({ contentType: "text/html", body: attack }));
    await page.goto("http://evil.test/");
    await Promise.all([page.waitForNavigation(), page.getByRole("button").nth(index).click()]);
  }
  expect(statuses.length).toBe(targets.length * types.length);
  for (const [route, status] of statuses) expect(status, route).toBe(403);
  expect((await fetch(`${product.origin}/api/session`, { headers: { cookie } })).status).toBe(200);
});
