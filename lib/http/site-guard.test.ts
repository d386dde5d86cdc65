import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/errors/app-error";
import { createSiteGuard } from "./site-guard";

const guard = createSiteGuard({ publicUrl: "https://images.example.org", host: "127.0.0.1", port: 3000 });

const codeOf = (run: () => void): string => {
  try {
    run();
    return "let in";
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
};
const request = (method: string, headers: Record<string, string>): Request =>
  new Request("http://localhost:3000/api/x", { method, headers });

/** Media types that a form of any page can send, and JSON, which it cannot. */
const mediaTypes = [
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "text/plain",
  "application/json",
];
const origins: Record<string, Record<string, string>> = {
  "no Origin": {},
  "Origin null": { origin: "null" },
  "another origin": { origin: "https://evil.example" },
  "a sibling subdomain": { origin: "https://evil.example.org" },
  "another port": { origin: "http://localhost:3001" },
  "another scheme": { origin: "http://images.example.org" },
  "cross-site": { "sec-fetch-site": "cross-site", origin: "https://images.example.org" },
  "same-site": { "sec-fetch-site": "same-site", origin: "https://evil.example.org" },
  "typed into the address bar": { "sec-fetch-site": "none" },
};

describe("a request that may change something", () => {
  for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
    for (const [name, headers] of Object.entries(origins)) {
      it.each(mediaTypes)(`is refused: ${method} with ${name}, as %s`, (mediaType) => {
        const sent = request(method, { ...headers, "content-type": mediaType });
        expect(codeOf(() => guard.requireOwnOrigin(sent))).toBe("foreign-origin");
      });
    }
  }

  it.each([
    ["the browser says same-origin", { "sec-fetch-site": "same-origin" }],
    ["an old browser names our origin", { origin: "https://images.example.org" }],
    ["an old browser names our local origin", { origin: "http://localhost:3000" }],
    ["a program sends Idempotency-Key", { "idempotency-key": "k1" }],
    ["a program sends X-Vitrine-Client", { "x-vitrine-client": "cli" }],
  ])("is let in when %s", (_name, headers) => {
    expect(codeOf(() => guard.requireOwnOrigin(request("POST", headers)))).toBe("let in");
  });

  it.each([
    ["a foreign origin", { origin: "https://evil.example", "x-vitrine-client": "web" }],
    ["a browser's own word", { "sec-fetch-site": "cross-site", "idempotency-key": "k1" }],
  ])("is refused although it has our header, because of %s", (_name, headers) => {
    expect(codeOf(() => guard.requireOwnOrigin(request("POST", headers)))).toBe("foreign-origin");
  });
});

it("asks nothing of a request that only reads", () => {
  for (const method of ["GET", "HEAD"]) {
    expect(codeOf(() => guard.requireOwnOrigin(request(method, { origin: "https://evil.example" })))).toBe("let in");
  }
});

describe("the Host header", () => {
  it.each(["images.example.org", "localhost:3000", "127.0.0.1:3000", "[::1]:3000", "LOCALHOST:3000"])(
    "may be %s",
    (host) => expect(codeOf(() => guard.requireOwnHost(new Headers({ host })))).toBe("let in"),
  );

  it.each(["evil.example", "localhost", "localhost:3001", "images.example.org:444", "127.0.0.1.evil.example:3000", ""])(
    "may not be %j",
    (host) => expect(codeOf(() => guard.requireOwnHost(new Headers({ host })))).toBe("unknown-host"),
  );

  it("may not be missing, and a forwarded one does not count", () => {
    const headers = new Headers({ "x-forwarded-host": "localhost:3000" });
    expect(codeOf(() => guard.requireOwnHost(headers))).toBe("unknown-host");
  });

  it("may be the address listened on, but never a wildcard", () => {
    const own = createSiteGuard({ publicUrl: "http://localhost:3000", host: "192.0.2.7", port: 3000 });
    expect(own.isOwnHost("192.0.2.7:3000")).toBe(true);
    const wild = createSiteGuard({ publicUrl: "http://localhost:3000", host: "0.0.0.0", port: 3000 });
    expect(wild.isOwnHost("0.0.0.0:3000")).toBe(false);
  });
});
