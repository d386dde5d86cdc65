import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { failure, json, reset, type ScriptedApi, startScriptedApi, success } from "@/lib/testing/scripted-api";
import { connectScripted } from "@/lib/testing/scripted-upstream";
import type { VariantRecord } from "./account-upstream";
import type { Upstream } from "./upstream";

const root = `/client/v4/accounts/${"0".repeat(32)}/images/v1`;
const hero: VariantRecord = {
  name: "hero",
  options: { fit: "cover", width: 300, metadata: "keep", blur: 5, browserTtlSeconds: 7200 },
  neverRequireSignedURLs: true,
};
const wireHero = {
  id: "hero",
  options: { fit: "cover", width: 300, metadata: "keep", blur: 5, browser_ttl: 7200 },
  neverRequireSignedURLs: true,
};
const taken = failure(409, 5409, "Resource already exists");
const absent = failure(404, 5401, "Variant not found");

let api: ScriptedApi;
let upstream: Upstream;
beforeEach(async () => {
  api = await startScriptedApi();
  upstream = connectScripted(api.origin, { atMs: 0, pausesMs: [] });
});
afterEach(() => api.close());

const asked = () => api.seen.map(({ method, url }) => `${method} ${url.replace(root, "")}`);
const bodyOf = (at: number): unknown => JSON.parse(String(api.seen[at]?.body));

describe("variants", () => {
  it("speak the API's names in both directions", async () => {
    api.script(success({ variant: wireHero }));
    expect(await upstream.variants.create(hero)).toEqual(hero);
    expect(await upstream.variants.update(hero)).toEqual(hero);
    expect(asked()).toEqual(["POST /variants", "PATCH /variants/hero"]);
    expect(bodyOf(0)).toEqual(wireHero);
    expect(bodyOf(1)).toEqual({ options: wireHero.options, neverRequireSignedURLs: true });
  });

  it("send no length, blur or time that was not given", async () => {
    api.script(success({ variant: { id: "a", options: { width: 1 } } }));
    const record: VariantRecord = {
      name: "a",
      options: { fit: "scale-down", width: 1, metadata: "none", blur: 0 },
      neverRequireSignedURLs: false,
    };
    await upstream.variants.create(record);
    expect(bodyOf(0)).toEqual({
      id: "a",
      options: { fit: "scale-down", width: 1, metadata: "none" },
      neverRequireSignedURLs: false,
    });
  });

  it("are listed by name, whatever the order and gaps of the map", async () => {
    const bare = { id: "bare", options: { width: 10, height: null, blur: 0 }, neverRequireSignedURLs: null };
    api.script(success({ variants: { hero: wireHero, bare } }));
    expect(await upstream.variants.list()).toEqual([
      { name: "bare", options: { fit: "scale-down", width: 10, metadata: "none" }, neverRequireSignedURLs: false },
      hero,
    ]);
  });

  it("refuse a taken name at once", async () => {
    api.script(taken);
    await expect(upstream.variants.create(hero)).rejects.toMatchObject({ code: "variant-taken", upstreamCode: 5409 });
    expect(api.seen.length).toBe(1);
  });

  it("count a variant made by an attempt whose answer was lost as made", async () => {
    api.script(reset, taken, success({ variant: wireHero }));
    expect(await upstream.variants.create(hero)).toEqual(hero);
    expect(asked()).toEqual(["POST /variants", "POST /variants", "GET /variants/hero"]);
  });

  it("take nobody else's variant for that", async () => {
    api.script(reset, taken, success({ variant: { ...wireHero, options: { width: 9 } } }));
    await expect(upstream.variants.create(hero)).rejects.toMatchObject({ code: "variant-taken" });
  });

  it("count a variant gone after an attempt whose answer was lost as deleted", async () => {
    api.script(reset, absent);
    expect(await upstream.variants.delete("hero")).toBe(true);
    api.script(absent);
    expect(await upstream.variants.delete("hero")).toBe(false);
  });

  it("pass on a refusal with Cloudflare's words", async () => {
    api.script(failure(400, 5400, "The field `id` may have letters and digits only"));
    await expect(upstream.variants.create(hero)).rejects.toMatchObject({
      code: "upstream-refused",
      upstreamCode: 5400,
      detail: expect.stringContaining("letters and digits") as string,
    });
  });

  it("call an answer that is no variant unclear", async () => {
    api.script(success({ variants: { hero: { id: "hero", options: { fit: "squash" } } } }));
    await expect(upstream.variants.list()).rejects.toMatchObject({ code: "upstream-unreachable" });
  });
});

describe("keys", () => {
  const two = success({
    keys: [
      { name: "default", value: "secret-one" },
      { name: "b", value: "secret-two" },
    ],
  });

  it("reveal their value to whoever signs, and to no log", async () => {
    api.script(two);
    const keys = await upstream.keys.list();
    expect(keys.map(({ name, reveal }) => [name, reveal()])).toEqual([
      ["default", "secret-one"],
      ["b", "secret-two"],
    ]);
    expect(JSON.stringify(keys) + inspect(keys, { depth: 9 })).not.toContain("secret");
  });

  it("are put and deleted by name", async () => {
    api.script(two);
    await upstream.keys.put("b");
    expect(await upstream.keys.delete("b")).toBe(true);
    expect(asked()).toEqual(["PUT /keys/b", "DELETE /keys/b"]);
    api.script(failure(404, 5404, "Key not found"));
    expect(await upstream.keys.delete("b")).toBe(false);
  });
});

describe("settings", () => {
  it("speak the API's names, and send only what changes", async () => {
    api.script(success({ flexible_variants: true, browser_ttl: 7200, preserve_content_credentials: null }));
    const changed = await upstream.config.update({ flexibleVariants: true });
    expect(changed).toEqual({
      flexibleVariants: true,
      browserTtlSeconds: 7200,
      preserveContentCredentials: undefined,
    });
    expect([asked(), bodyOf(0)]).toEqual([["PATCH /config"], { flexible_variants: true }]);
  });

  it.each([
    ["a path it does not know", failure(404, 7003, "Could not route to /config")],
    ["a method it does not take", failure(405, 10405, "Method not allowed")],
    ["text", { status: 404, body: "404 page not found" }],
  ])("are unknown where the upstream answers with %s", async (_case, answer) => {
    api.script(answer);
    expect(await upstream.config.find()).toBeUndefined();
  });

  it("are not called unknown when the credentials are wrong or nobody answers", async () => {
    api.script(failure(403, 10000, "Authentication error"));
    await expect(upstream.config.find()).rejects.toMatchObject({ code: "upstream-unauthorised" });
    api.script(json({}, 503));
    await expect(upstream.config.find()).rejects.toMatchObject({ code: "upstream-unreachable" });
  });
});

describe("updateImage", () => {
  const image = { id: "a/b", meta: { x: { y: 1 } }, requireSignedURLs: true };

  it("sends metadata as an object, and only what changes", async () => {
    api.script(success(image));
    await upstream.updateImage("a/b", { meta: { x: { y: 1 } } });
    await upstream.updateImage("a/b", { isPrivate: true, creator: "" });
    expect(asked()).toEqual(["PATCH /a%2Fb", "PATCH /a%2Fb"]);
    expect([bodyOf(0), bodyOf(1)]).toEqual([{ metadata: { x: { y: 1 } } }, { requireSignedURLs: true, creator: "" }]);
  });

  it("repeats a change of metadata, and never a change of access", async () => {
    api.script(reset, success(image));
    expect((await upstream.updateImage("a/b", { meta: {} })).id).toBe("a/b");
    api.script(reset);
    const before = api.seen.length;
    await expect(upstream.updateImage("a/b", { isPrivate: true })).rejects.toMatchObject({
      code: "upstream-unreachable",
    });
    expect(api.seen.length).toBe(before + 1);
  });
});
