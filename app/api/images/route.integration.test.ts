import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTestConsole, type TestConsole } from "@/lib/testing/console/open-test-console";
import { picture, plainPicture } from "@/lib/testing/pictures";
import { GET, POST } from "./route";

const path = "/api/images";
let console: TestConsole;
beforeAll(async () => {
  console = await openTestConsole();
});
afterAll(() => console.close());

type Upload = { filename?: string; fields?: Record<string, string>; headers?: Record<string, string> };
const upload = (bytes: Uint8Array, { filename = "a.jpg", fields = {}, headers = {} }: Upload = {}) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set("file", new Blob([new Uint8Array(bytes)]), filename);
  return console.call(POST, path, { method: "POST", as: "contributor", body: form, headers });
};
const list = async (query = "") => (await console.call(GET, `${path}${query}`, { as: "viewer" })).json();
const codeOf = async (response: Response): Promise<unknown> => [response.status, (await response.json()).code];

describe("201", () => {
  it("answers the image, which is in the list and at the upstream", async () => {
    const fields = { alt: "A gradient", tags: "sea, sky", folder: "trips", metadata: '{"a":1}' };
    const response = await upload(await picture("jpeg"), { filename: "Küste.jpg", fields });
    expect(response.status).toBe(201);
    const image = await response.json();
    expect(image).toMatchObject({
      filename: "Küste.jpg",
      widthPx: 64,
      heightPx: 48,
      format: "jpeg",
      state: "ready",
      alt: "A gradient",
      tags: ["sea", "sky"],
      folder: "trips",
      meta: { a: 1 },
    });
    expect((await list("?q=küst")).items).toEqual([image]);
    const delivered = await fetch(image.variants.find(({ name }: { name: string }) => name === "default").url);
    expect(delivered.status).toBe(200);
    await delivered.arrayBuffer();
  });

  it("is the same image for the same key, and says so", async () => {
    const bytes = await picture("png", { seed: 2 });
    const headers = { "idempotency-key": "twice-the-same" };
    const [first, second] = [await upload(bytes, { headers }), await upload(bytes, { headers })];
    expect([first.headers.get("idempotent-replayed"), second.headers.get("idempotent-replayed")]).toEqual([
      "false",
      "true",
    ]);
    expect((await second.json()).id).toBe((await first.json()).id);
  });

  it("takes a custom id with slashes", async () => {
    const response = await upload(await picture("webp", { seed: 3 }), { fields: { id: "shop/2026/café" } });
    expect((await response.json()).id).toBe("shop/2026/café");
  });
});

describe("200", () => {
  it("lists page by page, sorted and counted", async () => {
    const first = await list("?limit=2&sort=filename");
    expect(first.items).toHaveLength(2);
    const second = await list(`?limit=2&sort=filename&cursor=${encodeURIComponent(first.nextCursor)}`);
    expect(second.items.length).toBeGreaterThan(0);
    expect(second.total).toBe(first.total);
    expect(second.items.map(({ id }: { id: string }) => id)).not.toContain(first.items[0].id);
  });
});

describe("400", () => {
  it.each(["?limit=0", "?limit=201", "?sort=colour", "?state=purging", "?cursor=nonsense", "?offset=-1"])(
    "answers the query %s",
    async (query) => expect((await console.call(GET, path + query, { as: "viewer" })).status).toBe(400),
  );

  it("answers fields that do not fit, and keeps nothing", async () => {
    const before = await list();
    for (const fields of [{ metadata: "[]" }, { id: "a", requireSignedURLs: "true" }, { id: "/a" }]) {
      expect((await upload(await picture("jpeg"), { fields: fields as Record<string, string> })).status).toBe(400);
    }
    expect((await list()).total).toBe(before.total);
  });
});

describe("401", () => {
  it("answers everyone without a session", async () => {
    expect((await console.call(GET, path)).status).toBe(401);
    expect((await console.call(POST, path, { method: "POST", body: new FormData() })).status).toBe(401);
  });
});

describe("403", () => {
  it("answers viewers who upload, and other sites", async () => {
    const form = new FormData();
    const sent = { method: "POST", body: form } as const;
    expect(await codeOf(await console.call(POST, path, { ...sent, as: "viewer" }))).toEqual([403, "forbidden"]);
    const headers = { "sec-fetch-site": "cross-site" };
    expect(await codeOf(await console.call(POST, path, { ...sent, as: "owner", headers }))).toEqual([
      403,
      "foreign-origin",
    ]);
  });
});

describe("409", () => {
  it("answers an id that is taken", async () => {
    await upload(await picture("jpeg", { seed: 4 }), { fields: { id: "once" } });
    expect(await codeOf(await upload(await picture("jpeg", { seed: 5 }), { fields: { id: "once" } }))).toEqual([
      409,
      "id-taken",
    ]);
  });
});

describe("413", () => {
  it("answers a picture with too many pixels, with the limit and the figure", async () => {
    const response = await upload(await plainPicture("png", { widthPx: 12_001, heightPx: 2 }), {
      filename: "wide.png",
    });
    const body = await response.json();
    expect([response.status, body.code]).toEqual([413, "image-too-large"]);
    expect(body.detail).toMatch(/wide\.png.*12001.*12000/);
  });

  it("answers a file over ten megabytes", async () => {
    expect((await upload(new Uint8Array(10 * 1024 * 1024 + 1))).status).toBe(413);
  });
});

describe("415", () => {
  it("answers bytes that are no picture, whatever they are called", async () => {
    const response = await upload(Buffer.from("<html><script>alert(1)</script>"), { filename: "a.jpg" });
    expect(await codeOf(response)).toEqual([415, "not-an-image"]);
  });

  it("answers a body that is no form", async () => {
    const response = await console.call(POST, path, {
      method: "POST",
      as: "owner",
      json: { url: "https://example.org" },
    });
    expect(await codeOf(response)).toEqual([415, "unsupported-media-type"]);
  });
});

describe("422", () => {
  it("answers a key that was used for other bytes", async () => {
    const headers = { "idempotency-key": "other-bytes" };
    await upload(await picture("jpeg", { seed: 6 }), { headers });
    const response = await upload(await picture("jpeg", { seed: 7 }), { headers });
    expect(await codeOf(response)).toEqual([422, "idempotency-mismatch"]);
  });
});
