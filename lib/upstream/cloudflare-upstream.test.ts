import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { failure, json, type ScriptedApi, startScriptedApi, success } from "@/lib/testing/scripted-api";
import { createUpstream, type UpstreamOptions } from "./cloudflare-upstream";

const accountId = "0".repeat(32);
const token = { scheme: "token", token: { reveal: () => "the-token" } } as const;
const source = { bytes: Buffer.from("picture bytes"), filename: "cat.jpg", contentType: "image/jpeg" };
const stored = {
  id: "2cdc28f0-017a-49c4-9ed7-87056c83901f",
  filename: "cat.jpg",
  uploaded: "2026-11-01T10:00:00.123Z",
  requireSignedURLs: false,
  meta: { a: 1 },
  variants: ["https://imagedelivery.net/h/2cdc/public", "https://imagedelivery.net/h/2cdc/thumbnail"],
};

let api: ScriptedApi;
beforeEach(async () => {
  api = await startScriptedApi();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await api.close();
});

const connect = (options: Partial<UpstreamOptions> = {}) =>
  createUpstream({ baseUrl: `${api.origin}/client/v4`, accountId, credentials: token, ...options });

const formOf = (at = 0): Promise<FormData> => {
  const request = api.seen[at];
  return new Response(new Uint8Array(request?.body ?? []), {
    headers: { "content-type": request?.headers["content-type"] ?? "" },
  }).formData();
};

describe("upload", () => {
  it("sends one named, typed file and the metadata as one field of JSON", async () => {
    api.script(success(stored));
    const image = await connect().upload(source, { metadata: { a: 1, b: { c: [2] } } });
    const form = await formOf();
    const file = form.get("file") as File;
    expect([file.name, file.type, await file.text()]).toEqual(["cat.jpg", "image/jpeg", "picture bytes"]);
    expect(form.get("metadata")).toBe('{"a":1,"b":{"c":[2]}}');
    expect([...form.keys()].sort()).toEqual(["file", "metadata"]);
    expect(api.seen[0]?.url).toBe(`/client/v4/accounts/${accountId}/images/v1`);
    expect(image).toEqual({
      id: stored.id,
      filename: "cat.jpg",
      uploadedAt: "2026-11-01T10:00:00.123Z",
      isPrivate: false,
      variants: [
        { name: "public", url: stored.variants[0] },
        { name: "thumbnail", url: stored.variants[1] },
      ],
      meta: { a: 1 },
      creator: null,
    });
  });

  it("gives a file without a name one, for a nameless part would be dropped", async () => {
    api.script(success(stored));
    await connect().upload({ ...source, filename: "" });
    expect(((await formOf()).get("file") as File).name).toBe("image");
  });

  it("sends id, creator and privacy only when asked", async () => {
    api.script(success({ ...stored, requireSignedURLs: true, creator: "ann" }));
    const image = await connect().upload(source, { id: "a/b", creator: "ann", requireSignedURLs: true });
    const form = await formOf();
    expect([form.get("id"), form.get("creator"), form.get("requireSignedURLs")]).toEqual(["a/b", "ann", "true"]);
    expect([image.isPrivate, image.creator]).toEqual([true, "ann"]);
  });

  it("is not repeated on a taken id", async () => {
    api.script(failure(409, 5409, "Resource already exists"));
    await expect(connect().upload(source, { id: "a" })).rejects.toMatchObject({
      code: "id-taken",
      upstreamCode: 5409,
      detail: "Cloudflare 5409: Resource already exists. Choose another id, or delete the image that has this one.",
    });
    expect(api.seen).toHaveLength(1);
  });

  it("reads the 2021 beta's answer: variants as objects, no time", async () => {
    api.script(
      success({ id: "MTt4", filename: "logo.png", variants: [{ name: "default", url: "https://i/default/MTt4" }] }),
    );
    const image = await connect().upload(source);
    expect(image.variants).toEqual([{ name: "default", url: "https://i/default/MTt4" }]);
    expect(Math.abs(Date.parse(image.uploadedAt) - Date.now())).toBeLessThan(60_000);
  });
});

describe("credentials", () => {
  const stubEnvironment = (): void => {
    vi.stubEnv("CLOUDFLARE_API_TOKEN", "env-token");
    vi.stubEnv("CLOUDFLARE_API_KEY", "env-key");
    vi.stubEnv("CLOUDFLARE_EMAIL", "env@example.org");
    vi.stubEnv("CLOUDFLARE_API_USER_SERVICE_KEY", "env-service");
    vi.stubEnv("CLOUDFLARE_CUSTOM_HEADERS", "X-Evil: 1\nAuthorization: Bearer custom");
    vi.stubEnv("CLOUDFLARE_BASE_URL", "http://127.0.0.1:1/client/v4");
  };
  const sentSecrets = () => {
    const headers = api.seen[0]?.headers ?? {};
    const names = ["authorization", "x-auth-email", "x-auth-key", "x-auth-user-service-key", "x-evil"];
    return Object.fromEntries(names.filter((name) => headers[name] !== undefined).map((name) => [name, headers[name]]));
  };

  it("are the token alone, whatever the environment holds", async () => {
    stubEnvironment();
    api.script(success({ count: { current: 1, allowed: 2 } }));
    await connect().getStats();
    expect(sentSecrets()).toEqual({ authorization: "Bearer the-token" });
  });

  it("are the key and its email alone, whatever the environment holds", async () => {
    stubEnvironment();
    api.script(success({ count: { current: 1, allowed: 2 } }));
    await connect({ credentials: { scheme: "key", email: "a@b.c", key: { reveal: () => "k" } } }).getStats();
    expect(sentSecrets()).toEqual({ "x-auth-email": "a@b.c", "x-auth-key": "k" });
  });
});

describe("one image", () => {
  it("is asked for by its id, encoded whole", async () => {
    api.script(success({ ...stored, id: "a/b%c d" }));
    expect((await connect().getImage("a/b%c d")).id).toBe("a/b%c d");
    expect(api.seen[0]?.url).toBe(`/client/v4/accounts/${accountId}/images/v1/a%2Fb%25c%20d`);
  });

  it("that is absent is undefined to find, an error to get", async () => {
    api.script(failure(404, 5404, "Image not found"));
    expect(await connect().findImage("gone")).toBeUndefined();
    await expect(connect().getImage("gone")).rejects.toMatchObject({ code: "not-found", upstreamCode: 5404 });
  });

  it.each([".", "..", "%2e%2e", ""])("with the id %j is absent without asking: the path would change", async (id) => {
    expect(await connect().findImage(id)).toBeUndefined();
    expect(await connect().deleteImage(id)).toBe(false);
    await expect(connect().openBlob(id)).rejects.toMatchObject({ code: "not-found" });
    expect(api.seen).toHaveLength(0);
  });

  it("is not absent only because some other server answers 404", async () => {
    api.script({ status: 404, body: "<html>nginx</html>", headers: { "content-type": "text/html" } });
    await expect(connect().findImage("x")).rejects.toMatchObject({ code: "upstream-refused" });
    await expect(connect().deleteImage("x")).rejects.toMatchObject({ code: "upstream-refused" });
  });
});

describe("deleteImage", () => {
  it.each([{}, "", null, { id: "x" }])("takes the result %j for success", async (result) => {
    api.script(success(result));
    expect(await connect().deleteImage("x")).toBe(true);
  });

  it("tells that there was nothing", async () => {
    api.script(failure(404, 5404, "Image not found"));
    expect(await connect().deleteImage("x")).toBe(false);
  });

  it("does not take success:false at 200 for success", async () => {
    api.script(json({ success: false, errors: [{ code: 5403, message: "No access" }], messages: [], result: null }));
    await expect(connect().deleteImage("x")).rejects.toMatchObject({
      code: "upstream-unauthorised",
      upstreamCode: 5403,
    });
  });
});

describe("listImages", () => {
  it("asks v2 and hands out its continuation token", async () => {
    api.script(
      success({ images: [stored], continuation_token: "next" }),
      success({ images: [], continuation_token: null }),
    );
    const upstream = connect();
    const first = await upstream.listImages({ limit: 10, order: "asc" });
    expect([first.images.length, first.nextCursor]).toEqual([1, "next"]);
    const second = await upstream.listImages({ limit: 10, order: "asc", cursor: first.nextCursor ?? "" });
    expect([second.images.length, second.nextCursor]).toEqual([0, null]);
    const queries = api.seen.map(({ url }) => Object.fromEntries(new URL(url, api.origin).searchParams));
    expect(queries).toEqual([
      { per_page: "10", sort_order: "asc" },
      { per_page: "10", sort_order: "asc", continuation_token: "next" },
    ]);
    expect(api.seen[0]?.url).toContain("/images/v2?");
  });

  it("filters by creator, by no creator and by metadata", async () => {
    api.script(success({ images: [], continuation_token: null }));
    await connect().listImages({ limit: 10, order: "desc", creator: "", meta: { _u: "token=&x" } });
    const query = new URL(api.seen[0]?.url ?? "", api.origin).searchParams;
    expect([query.get("creator"), query.get("meta._u[eq]")]).toEqual(["", "token=&x"]);
  });
});

describe("openBlob", () => {
  it("streams the original with its type and size", async () => {
    api.script({ status: 200, body: "original", headers: { "content-type": "image/png", "content-length": "8" } });
    const blob = await connect().openBlob("a/b");
    expect([blob.contentType, blob.sizeBytes]).toEqual(["image/png", 8]);
    expect(await new Response(blob.stream).text()).toBe("original");
    expect(api.seen[0]?.url).toMatch(/images\/v1\/a%2Fb\/blob$/);
  });

  it("reads the envelope of an error", async () => {
    api.script(failure(404, 5404, "Image not found"));
    await expect(connect().openBlob("x")).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("check", () => {
  it("gives the account's figures", async () => {
    api.script(success({ count: { current: 3, allowed: 100_000 } }));
    expect(await connect().check()).toEqual({ isUsable: true, imageCount: 3, allowedCount: 100_000 });
  });

  it.each([
    [
      failure(403, 10_000, "Authentication error"),
      /does not accept the credentials.*Authentication error/,
      /API token/,
    ],
    [failure(403, 5403, "Images not enabled"), /credentials for this account/, /Turn on Cloudflare Images/],
    [failure(404, 7003, "No route for the URI."), /account id is wrong/, /CLOUDFLARE_ACCOUNT_ID/],
    [{ status: 200, body: "<html>hello</html>" }, /Nothing that speaks/, /CLOUDFLARE_BASE_URL/],
  ])("names the reason and the next step (%#)", async (answer, reason, nextStep) => {
    api.script(answer);
    const result = await connect({ timing: { wait: () => Promise.resolve() } }).check();
    expect(result).toEqual({
      isUsable: false,
      reason: expect.stringMatching(reason) as string,
      nextStep: expect.stringMatching(nextStep) as string,
    });
  });
});
