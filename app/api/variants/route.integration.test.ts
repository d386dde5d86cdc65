import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { starterVariants } from "@/lib/contracts/starter-variants";
import type { Variant, VariantList } from "@/lib/contracts/variant";
import { openTestConsole, type TestConsole } from "@/lib/testing/console/open-test-console";
import { uploadTestImage } from "@/lib/testing/console/upload-test-image";
import { GET as exportCode } from "./as-code/route";
import { POST as apply } from "./as-code/apply/route";
import { POST as plan } from "./as-code/plan/route";
import { POST as dryRun } from "./dry-run/route";
import { DELETE, PATCH } from "./[name]/route";
import { GET, POST } from "./route";

let console: TestConsole;
beforeAll(async () => {
  console = await openTestConsole();
  await uploadTestImage(console, "one", { widthPx: 1600, heightPx: 1200 });
});
afterAll(() => console.close());

type As = "owner" | "editor" | "contributor" | "viewer";
const list = async (): Promise<VariantList> =>
  (await console.call(GET, "/api/variants", { as: "viewer" })).json() as Promise<VariantList>;
const find = async (name: string): Promise<Variant | undefined> =>
  (await list()).items.find((variant) => variant.name === name);
const create = (json: unknown, as: As = "editor") => console.call(POST, "/api/variants", { method: "POST", json, as });
const edit = (name: string, json: unknown, as: As = "editor") =>
  console.call(PATCH, `/api/variants/${name}`, { method: "PATCH", json, as });
const remove = (name: string, as: As = "editor") =>
  console.call(DELETE, `/api/variants/${name}`, { method: "DELETE", as });
const tryOut = (json: unknown, as: As = "editor") =>
  console.call(dryRun, "/api/variants/dry-run", { method: "POST", json, as });
const wide = (width: number) => ({ fit: "scale-down", width, metadata: "none" });

describe("200", () => {
  it("lists what the account has, the device variant without options", async () => {
    const { items, limit } = await list();
    expect(limit).toBe(100);
    expect(items).toContainEqual({ name: "default", options: null, isDevice: true, neverRequireSignedURLs: false });
    expect(items.find(({ name }) => name === "public")?.options).toMatchObject({ width: 1366, height: 768 });
  });

  it("changes what is said and leaves the rest, at the upstream", async () => {
    await create({ name: "edited", options: { ...wide(300), blur: 9 } });
    const flagged = await edit("edited", { neverRequireSignedURLs: true });
    expect([flagged.status, await flagged.json()]).toMatchObject([200, { neverRequireSignedURLs: true }]);
    expect(await find("edited")).toMatchObject({ options: { width: 300, blur: 9 }, neverRequireSignedURLs: true });
    await edit("edited", { options: wide(200) });
    expect(await find("edited")).toEqual({
      name: "edited",
      options: wide(200),
      isDevice: false,
      neverRequireSignedURLs: true,
    });
  });

  it("writes down who changed what, and nothing where nothing changed", async () => {
    await create({ name: "audited", options: wide(100) });
    await edit("audited", { options: wide(100) });
    await edit("audited", { options: wide(120) });
    await remove("audited");
    const entries = await console.runtime.services.audit.list({ limit: 200 });
    const own = entries.filter(({ detail }) => detail["name"] === "audited").toReversed();
    expect(own.map(({ action }) => action)).toEqual(["variant.created", "variant.updated", "variant.deleted"]);
    expect(own[1]?.detail["changes"]).toEqual([{ field: "width", from: 100, to: 120 }]);
  });

  it("says before saving what would change, and saves nothing", async () => {
    await create({ name: "tried", options: wide(320) });
    const changed = await (await tryOut({ name: "tried", options: { ...wide(330), fit: "contain" } })).json();
    expect(changed).toMatchObject({
      cachedImages: 1,
      isNew: false,
      changes: [
        { field: "fit", from: "scale-down", to: "contain" },
        { field: "width", from: 320, to: 330 },
      ],
    });
    expect(await find("tried")).toMatchObject({ options: wide(320) });
    const created = await (await tryOut({ name: "brand", options: wide(330) })).json();
    expect(created).toMatchObject({ cachedImages: 0, isNew: true });
    const same = await (await tryOut({ name: "tried", options: wide(320) })).json();
    expect(same).toMatchObject({ cachedImages: 0, changes: [] });
  });

  it("names the rules that a change would break", async () => {
    const enlarging = await (
      await tryOut({ name: "big", options: { fit: "contain", width: 5000, metadata: "none" } })
    ).json();
    expect(enlarging.lint).toContainEqual(
      expect.objectContaining({ rule: "enlarges", severity: "warning", variant: "big" }) as unknown,
    );
    const without = await (await tryOut({ name: "public", options: null })).json();
    expect(without.lint).toContainEqual(expect.objectContaining({ rule: "missing-public" }) as unknown);
  });
});

describe("variants as code", () => {
  const read = async () => (await console.call(exportCode, "/api/variants/as-code", { as: "viewer" })).json();
  const planFor = async (json: unknown) =>
    (await console.call(plan, "/api/variants/as-code/plan", { method: "POST", json, as: "editor" })).json();
  const applyWith = (json: unknown) =>
    console.call(apply, "/api/variants/as-code/apply", { method: "POST", json, as: "editor" });

  it("comes back to what was exported, after any change", async () => {
    const document = await read();
    const before = await list();
    await create({ name: "stray", options: wide(10) });
    await edit("public", { options: wide(11) });
    const made = await planFor({ document, removesOthers: true });
    expect(made.steps.filter(({ action }: { action: string }) => action !== "keep")).toMatchObject([
      { action: "delete", name: "stray" },
      { action: "update", name: "public" },
    ]);
    expect(made.cachedImages).toBe(1);
    const applied = await applyWith({ document, removesOthers: true, fingerprint: made.fingerprint });
    expect(applied.status).toBe(200);
    expect(await list()).toEqual(before);
    expect(await read()).toEqual(document);
  });

  it("makes the starter set in one plan, and has nothing left to do afterwards", async () => {
    const document = { format: "vitrine-variants", version: 1, variants: starterVariants };
    const made = await planFor({ document });
    expect(made).toMatchObject({ cachedImages: 0 });
    expect((await applyWith({ document, fingerprint: made.fingerprint })).status).toBe(200);
    for (const { name, options } of starterVariants) expect(await find(name)).toMatchObject({ options });
    const { steps } = await planFor({ document });
    expect(new Set(steps.map(({ action }: { action: string }) => action))).toEqual(new Set(["keep"]));
  });

  it("carries out no plan that somebody overtook: 409", async () => {
    const document = { format: "vitrine-variants", version: 1, variants: [{ name: "w640", options: wide(1) }] };
    const made = await planFor({ document });
    await edit("w640", { options: wide(641) });
    const late = await applyWith({ document, fingerprint: made.fingerprint });
    expect([late.status, (await late.json()).code]).toEqual([409, "plan-outdated"]);
    expect(await find("w640")).toMatchObject({ options: wide(641) });
  });

  it("refuses a document that names a variant twice, or gives the device variant options: 400", async () => {
    const twice = [wide(1), wide(2)].map((options) => ({ name: "twice", options }));
    for (const variants of [twice, [{ name: "default", options: wide(9) }]]) {
      const response = await console.call(plan, "/api/variants/as-code/plan", {
        method: "POST",
        json: { document: { format: "vitrine-variants", version: 1, variants } },
        as: "editor",
      });
      expect(response.status).toBe(400);
    }
  });
});

describe("201", () => {
  it("makes a variant, and answers the same when it is asked again", async () => {
    const input = { name: "made", options: wide(50) };
    const [first, again] = [await create(input), await create(input)];
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(await again.json()).toEqual(await first.json());
  });
});

describe("204", () => {
  it("deletes a variant", async () => {
    await create({ name: "leaving", options: wide(50) });
    expect((await remove("leaving")).status).toBe(204);
    expect(await find("leaving")).toBeUndefined();
  });
});

describe("400", () => {
  it.each([
    { name: "with-hyphen", options: wide(1) },
    { name: "vitrinescratch0", options: wide(1) },
    { name: "nosides", options: { fit: "cover" } },
    { name: "badfit", options: { ...wide(1), fit: "squash" } },
    { name: "huge", options: wide(12_001) },
    { name: "other", options: { ...wide(1), quality: 5 } },
  ])("refuses to make $name", async (input) => {
    expect((await create(input)).status).toBe(400);
  });

  it("refuses to change the device variant, to delete it, or public", async () => {
    expect((await edit("default", { options: wide(1) })).status).toBe(400);
    expect((await remove("default")).status).toBe(400);
    expect((await remove("public")).status).toBe(400);
    expect((await edit("public", {})).status).toBe(400);
    expect((await find("default"))?.isDevice).toBe(true);
  });
});

describe("401 and 403", () => {
  it("let people read, and editors alone change", async () => {
    expect((await console.call(GET, "/api/variants")).status).toBe(401);
    for (const as of ["contributor", "viewer"] as const) {
      expect((await create({ name: "forbidden", options: wide(1) }, as)).status).toBe(403);
      expect((await edit("public", { options: wide(1) }, as)).status).toBe(403);
      expect((await remove("public", as)).status).toBe(403);
      expect((await tryOut({ name: "x", options: wide(1) }, as)).status).toBe(403);
    }
  });
});

describe("404 and 409", () => {
  it("say what is not there, and what is taken", async () => {
    expect((await edit("nobody", { options: wide(1) })).status).toBe(404);
    expect((await remove("nobody")).status).toBe(404);
    expect((await tryOut({ name: "nobody", options: null })).status).toBe(404);
    await create({ name: "taken", options: wide(1) });
    const second = await create({ name: "taken", options: wide(2) });
    expect([second.status, (await second.json()).code]).toEqual([409, "variant-taken"]);
  });
});
