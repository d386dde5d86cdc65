import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { previewHeaders } from "@/lib/contracts/preview";
import { openTestConsole, type TestConsole } from "@/lib/testing/console/open-test-console";
import { uploadTestImage } from "@/lib/testing/console/upload-test-image";
import { GET } from "./route";

let console: TestConsole;
let id: string;
beforeAll(async () => {
  console = await openTestConsole();
  ({ id } = await uploadTestImage(console, "a/b", { widthPx: 1600, heightPx: 1200 }));
});
afterAll(() => console.close());

const preview = (query = "", as: "viewer" | undefined = "viewer", one = id) =>
  console.call(GET, `/api/images/${encodeURIComponent(one)}/preview${query}`, as === undefined ? {} : { as });

describe("200", () => {
  it.each([
    ["desktop", "1600", "1200"],
    ["tablet", "1440", "1080"],
    ["mobile", "960", "720"],
  ])("answers what %s receives, and what was measured", async (device, width, height) => {
    const response = await preview(`?device=${device}&accept=image%2Fwebp`);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("image/webp");
    expect(response.headers.get(previewHeaders.widthPx)).toBe(width);
    expect(response.headers.get(previewHeaders.heightPx)).toBe(height);
    expect(response.headers.get("server-timing")).toMatch(/dur=\d/);
    const bytes = await response.arrayBuffer();
    expect(response.headers.get(previewHeaders.sizeBytes)).toBe(String(bytes.byteLength));
  });

  it("cannot be kept, or run as a page", async () => {
    const { headers } = await preview();
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("content-security-policy")).toContain("sandbox");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });
});

describe("400", () => {
  it.each(["?device=fridge", "?dpr=0", "?dpr=9", "?variant=../x"])("answers %s", async (query) => {
    expect((await preview(query)).status).toBe(400);
  });
});

describe("401", () => {
  it("answers everyone without a session", async () => {
    const response = await console.call(GET, `/api/images/${encodeURIComponent(id)}/preview`);
    expect(response.status).toBe(401);
  });
});

describe("404", () => {
  it("answers an unknown image, and an unknown variant by its name", async () => {
    expect((await preview("", "viewer", "never-was")).status).toBe(404);
    const response = await preview("?variant=nosuch");
    expect([response.status, (await response.json()).detail]).toEqual([404, expect.stringContaining("nosuch")]);
  });
});
