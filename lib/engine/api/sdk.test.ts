import Cloudflare, { toFile } from "cloudflare";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestEngine, type TestEngine } from "@/lib/testing/engine/start-test-engine";
import { picture } from "@/lib/testing/pictures";

let engine: TestEngine;
let client: Cloudflare;
let account: { account_id: string };
let png: Buffer;
beforeAll(async () => {
  engine = await startTestEngine();
  const { apiToken, accountId } = engine.secrets;
  client = new Cloudflare({ apiToken, apiEmail: null, apiKey: null, baseURL: engine.apiUrl, maxRetries: 0 });
  account = { account_id: accountId };
  png = await picture("png");
});
afterAll(() => engine.close());

const upload = async (given: { id?: string; metadata?: object; creator?: string } = {}) => {
  const { metadata, ...rest } = given;
  return client.images.v1.create({
    ...account,
    ...rest,
    ...(metadata === undefined ? {} : { metadata: JSON.stringify(metadata) }),
    file: await toFile(png, "logo.png", { type: "image/png" }),
  });
};

describe("the official SDK", () => {
  it("uploads, reads, changes and deletes an image", async () => {
    const made = await upload({ id: "team/é 1", metadata: { a: 1 } });
    expect(await client.images.v1.get("team/é 1", account)).toEqual(made);
    const changed = await client.images.v1.edit("team/é 1", { ...account, metadata: { b: 2 }, creator: "ann" });
    expect(changed).toMatchObject({ id: "team/é 1", meta: { b: 2 }, creator: "ann" });
    const blob = await client.images.v1.blobs.get("team/é 1", account);
    expect(Buffer.from(await blob.arrayBuffer()).equals(png)).toBe(true);
    await client.images.v1.delete("team/é 1", account);
    await expect(client.images.v1.get("team/é 1", account)).rejects.toMatchObject({
      status: 404,
      errors: [{ code: 5404 }],
    });
  });

  it("learns the new id when access changes", async () => {
    const { id = "" } = await upload();
    const changed = await client.images.v1.edit(id, { ...account, requireSignedURLs: true });
    expect(changed.requireSignedURLs).toBe(true);
    expect(changed.id).not.toBe(id);
    await expect(client.images.v1.get(id, account)).rejects.toMatchObject({ status: 404 });
  });

  it("manages variants", async () => {
    const options = { fit: "cover", width: 10, height: 10, metadata: "none" } as const;
    await client.images.v1.variants.create({ ...account, id: "square", options });
    expect((await client.images.v1.variants.get("square", account)).variant).toMatchObject({ id: "square", options });
    const wide = { ...options, width: 20 };
    const changed = await client.images.v1.variants.edit("square", { ...account, options: wide });
    expect(changed.variant?.options).toEqual(wide);
    const all = (await client.images.v1.variants.list(account)).variants as unknown as Record<string, unknown>;
    expect(Object.keys(all)).toContain("square");
    await client.images.v1.variants.delete("square", account);
    await expect(client.images.v1.variants.get("square", account)).rejects.toMatchObject({
      status: 404,
      errors: [{ code: 5401 }],
    });
  });

  it("manages signing keys", async () => {
    const { keys = [] } = await client.images.v1.keys.update("mine", account);
    expect(keys.map(({ name }) => name)).toEqual(["default", "mine"]);
    expect((await client.images.v1.keys.list(account)).keys).toEqual(keys);
    expect((await client.images.v1.keys.delete("mine", account)).keys).toEqual(keys.slice(0, 1));
  });

  it("walks list v2 by token, with order and filters", async () => {
    for (let n = 0; n < 5; n += 1) await upload({ id: `walk${n}`, metadata: { walk: { n } } });
    const seen: (string | undefined)[] = [];
    let token: string | undefined;
    do {
      const page = await client.images.v2.list({
        ...account,
        per_page: 2,
        sort_order: "asc",
        meta: { "walk.n[gte:number]": "1" } as object,
        ...(token === undefined ? {} : { continuation_token: token }),
      });
      seen.push(...(page.images ?? []).map(({ id }) => id));
      token = page.continuation_token ?? undefined;
    } while (token !== undefined);
    expect(seen).toEqual(["walk1", "walk2", "walk3", "walk4"]);
  });

  it("reads stats, and settings and batch tokens by their paths", async () => {
    expect((await client.images.v1.stats.get(account)).count).toMatchObject({ allowed: 100_000 });
    const path = `/accounts/${account.account_id}/images/v1`;
    const config = await client.patch(`${path}/config`, { body: { flexible_variants: true } });
    expect(config).toMatchObject({ success: true, result: { flexible_variants: true } });
    const { result } = (await client.get(`${path}/batch_token`)) as { result: { token: string } };
    const batch = new Cloudflare({ apiToken: result.token, apiEmail: null, apiKey: null, baseURL: engine.url });
    expect(await batch.get("/images/v2")).toMatchObject({ success: true });
  });
});
