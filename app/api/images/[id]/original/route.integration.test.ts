import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Image } from "@/lib/contracts/image";
import { openTestConsole, type TestConsole } from "@/lib/testing/console/open-test-console";
import { uploadTestImage } from "@/lib/testing/console/upload-test-image";
import { GET } from "./route";

let console: TestConsole;
let image: Image;
beforeAll(async () => {
  console = await openTestConsole();
  image = await uploadTestImage(console, "a/b", { widthPx: 1600, heightPx: 1200 });
});
afterAll(() => console.close());

const original = (id: string, as?: "viewer") =>
  console.call(GET, `/api/images/${encodeURIComponent(id)}/original`, as === undefined ? {} : { as });

describe("200", () => {
  it("answers the very bytes that were uploaded, as what they are", async () => {
    const response = await original(image.id, "viewer");
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("image/jpeg");
    expect(response.headers.get("content-length")).toBe(String(image.sizeBytes));
    expect(response.headers.get("content-disposition")).toContain(`filename="${image.filename}"`);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(image.sha256);
  });

  it("may be kept by the person's own browser only, and is nothing to run", async () => {
    const { headers, body } = await original(image.id, "viewer");
    await body?.cancel();
    expect(headers.get("cache-control")).toBe("private, max-age=3600");
    expect(headers.get("vary")).toBe("Cookie");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-security-policy")).toContain("sandbox");
  });
});

describe("200 with a drawing", () => {
  const text = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';

  it("answers a clean file to keep, in which nothing can run", async () => {
    const { id } = await uploadTestImage(console, "mark", { file: { bytes: Buffer.from(text), filename: "mark.svg" } });
    const { status, headers, ...response } = await original(id, "viewer").then(async (answer) => ({
      status: answer.status,
      headers: answer.headers,
      text: await answer.text(),
    }));
    expect([status, headers.get("content-type")]).toEqual([200, "image/svg+xml"]);
    expect(headers.get("content-disposition")).toMatch(/^attachment; filename="mark\.svg"/);
    expect(headers.get("content-security-policy")).toMatch(/default-src 'none'.*sandbox$/);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(response.text).not.toContain("script");
    expect(headers.get("content-length")).toBe(String(response.text.length));
  });
});

describe("401", () => {
  it("answers everyone without a session", async () => {
    expect((await original(image.id)).status).toBe(401);
  });
});

describe("404", () => {
  it("answers an unknown image, and nothing keeps that", async () => {
    const response = await original("never-was", "viewer");
    expect([response.status, response.headers.get("cache-control")]).toEqual([404, "no-store"]);
  });
});
