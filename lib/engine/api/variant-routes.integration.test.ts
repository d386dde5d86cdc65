import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestEngine, type TestEngine } from "@/lib/testing/engine/start-test-engine";
import { callApi, uploadPicture } from "@/lib/testing/engine/upload-form";
import { picture } from "@/lib/testing/pictures";

let engine: TestEngine;
beforeAll(async () => {
  engine = await startTestEngine();
  await uploadPicture(engine, { bytes: await picture("png", { widthPx: 80, heightPx: 40 }), fields: { id: "photo" } });
});
afterAll(() => engine.close());

const send = (method: string, path: string, body?: unknown) =>
  callApi(engine, `/v1/variants${path}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
const create = (body: unknown) => send("POST", "", body);
const deliver = (variant: string) => fetch(`${engine.url}/${engine.secrets.accountHash}/photo/${variant}`);

describe("GET variants", () => {
  it("200: a map by name, as in the service", async () => {
    const { status, result } = await send("GET", "");
    expect(status).toBe(200);
    expect(Object.keys(result["variants"] as object)).toEqual(["default", "public", "thumbnail"]);
    expect(result["variants"]).toMatchObject({
      public: { id: "public", options: { fit: "scale-down", width: 1366, height: 768, metadata: "none" } },
      default: { id: "default", neverRequireSignedURLs: false },
      thumbnail: { options: { width: 600, height: 400 } },
    });
  });

  it("200 and 404 5401 for one of them", async () => {
    expect((await send("GET", "/public")).result).toEqual({
      variant: {
        id: "public",
        options: { fit: "scale-down", width: 1366, height: 768, metadata: "none" },
        neverRequireSignedURLs: false,
      },
    });
    expect(await send("GET", "/none")).toMatchObject({ status: 404, code: 5401, message: "Variant not found" });
  });
});

describe("POST variants", () => {
  it("200: is delivered at once and shown with every image", async () => {
    const options = { fit: "cover", width: 20, height: 10, metadata: "keep", blur: 5, browser_ttl: 7200 };
    const { status, result } = await create({ id: "hero", options, neverRequireSignedURLs: true });
    expect(status).toBe(200);
    expect(result).toEqual({ variant: { id: "hero", options, neverRequireSignedURLs: true } });
    expect((await deliver("hero")).status).toBe(200);
    const image = (await callApi(engine, "/v1/photo")).result;
    expect((image["variants"] as string[]).some((url) => url.endsWith("/photo/hero"))).toBe(true);
    await send("DELETE", "/hero");
  });

  it("200: fills in the service's defaults for what is left out", async () => {
    expect((await create({ id: "Wide2", options: { width: 12000 } })).result).toEqual({
      variant: {
        id: "Wide2",
        options: { fit: "scale-down", width: 12000, metadata: "none" },
        neverRequireSignedURLs: false,
      },
    });
    await send("DELETE", "/Wide2");
  });

  it("409 5409 for a name that is taken, whoever comes first of twenty", async () => {
    expect(await create({ id: "public", options: { width: 1 } })).toMatchObject({ status: 409, code: 5409 });
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => create({ id: "race", options: { width: 5, height: 5 } })),
    );
    expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ code }) => code === 5409)).toHaveLength(19);
    await send("DELETE", "/race");
  });

  it.each([
    [{}, "`id` is missing"],
    [{ id: 5, options: { width: 1 } }, "`id` must be a text"],
    [{ id: "", options: { width: 1 } }, "letters and digits"],
    [{ id: "a-b", options: { width: 1 } }, "letters and digits"],
    [{ id: "a_b", options: { width: 1 } }, "letters and digits"],
    [{ id: "é", options: { width: 1 } }, "letters and digits"],
    [{ id: "x".repeat(100), options: { width: 1 } }, "1 to 99"],
    [{ id: "x" }, "`options` is missing"],
    [{ id: "x", options: null }, "`options` must be an object"],
    [{ id: "x", options: [] }, "`options` must be an object"],
    [{ id: "x", options: {} }, "needs `width`, `height`"],
    [{ id: "x", options: { width: 0 } }, "`options.width` must be a whole number from 1 to 12000"],
    [{ id: "x", options: { width: 12001 } }, "`options.width`"],
    [{ id: "x", options: { width: 1.5 } }, "`options.width`"],
    [{ id: "x", options: { width: "100" } }, "`options.width`"],
    [{ id: "x", options: { height: -1 } }, "`options.height`"],
    [{ id: "x", options: { height: null } }, "`options.height`"],
    [{ id: "x", options: { width: 1, fit: "squeeze" } }, "`options.fit` must be one of scale-down"],
    [{ id: "x", options: { width: 1, metadata: "all" } }, "`options.metadata` must be one of none"],
    [{ id: "x", options: { width: 1, blur: 251 } }, "`options.blur` must be a whole number from 0 to 250"],
    [{ id: "x", options: { width: 1, browser_ttl: 3599 } }, "`options.browser_ttl`"],
    [{ id: "x", options: { width: 1, browser_ttl: 31536001 } }, "`options.browser_ttl`"],
    [{ id: "x", options: { width: 1, heigth: 5 } }, "`options.heigth` is unknown"],
    [
      { id: "x", options: { width: 1 }, neverRequireSignedURLs: "yes" },
      "`neverRequireSignedURLs` must be true or false",
    ],
  ])("400 5400 for %j, naming the field", async (body, words) => {
    const answer = await create(body);
    expect(answer).toMatchObject({ status: 400, code: 5400, success: false });
    expect(answer.message).toContain(words);
  });

  it("400 5400 for the hundred and first", async () => {
    const names = Array.from({ length: 97 }, (_, at) => `n${at}`);
    for (const id of names) expect((await create({ id, options: { width: 9 } })).status).toBe(200);
    expect(await create({ id: "n97", options: { width: 9 } })).toMatchObject({ status: 400, code: 5400 });
    for (const id of names) await send("DELETE", `/${id}`);
  });
});

describe("PATCH variants", () => {
  it("200: replaces the options whole and keeps what is not named", async () => {
    await create({
      id: "card",
      options: { width: 40, blur: 5, fit: "cover", height: 4 },
      neverRequireSignedURLs: true,
    });
    const changed = await send("PATCH", "/card", { options: { width: 30 } });
    expect(changed.result).toEqual({
      variant: {
        id: "card",
        options: { fit: "scale-down", width: 30, metadata: "none" },
        neverRequireSignedURLs: true,
      },
    });
    expect((await send("PATCH", "/card", { neverRequireSignedURLs: false })).result).toMatchObject({
      variant: { options: { width: 30 }, neverRequireSignedURLs: false },
    });
    expect((await send("PATCH", "/card", {})).result).toEqual((await send("GET", "/card")).result);
    await send("DELETE", "/card");
  });

  it("200: the next delivery obeys it, though the former answer is in memory", async () => {
    await create({ id: "live", options: { width: 30, height: 30 } });
    const before = Buffer.from(await (await deliver("live")).arrayBuffer());
    await deliver("live");
    await send("PATCH", "/live", { options: { width: 10, height: 10 } });
    const after = Buffer.from(await (await deliver("live")).arrayBuffer());
    expect(after.equals(before)).toBe(false);
    expect(after.readUInt32BE(16)).toBe(10);
    await send("DELETE", "/live");
  });

  it("200: what is shown of `default` and written back leaves it a variant by device", async () => {
    const shown = (await send("GET", "/default")).result["variant"] as Record<string, unknown>;
    expect(shown["options"]).toEqual({ fit: "scale-down", width: 2560, height: 1440, metadata: "none" });
    await send("PATCH", "/default", { options: shown["options"] });
    await send("PATCH", "/default", { options: { width: 500 } });
    expect((await deliver("default")).headers.get("vary") ?? "").not.toMatch(/user-agent/i);
    await send("PATCH", "/default", { options: shown["options"] });
    expect((await send("GET", "/default")).result["variant"]).toEqual(shown);
    expect((await deliver("default")).headers.get("vary")).toMatch(/user-agent/i);
  });

  it("404 5401 for a name there is not, 400 5400 for bad options", async () => {
    expect(await send("PATCH", "/none", { options: { width: 1 } })).toMatchObject({ status: 404, code: 5401 });
    expect(await send("PATCH", "/public", { options: { width: 0 } })).toMatchObject({ status: 400, code: 5400 });
  });
});

describe("DELETE variants", () => {
  it("200: its URLs end at once, though an answer is in memory", async () => {
    await create({ id: "gone", options: { width: 10, height: 10 } });
    expect((await deliver("gone")).status).toBe(200);
    expect((await deliver("gone")).status).toBe(200);
    expect(await send("DELETE", "/gone")).toMatchObject({ status: 200, result: {} });
    expect((await deliver("gone")).status).toBe(404);
  });

  it("200 for `public`, which stays", async () => {
    expect(await send("DELETE", "/public")).toMatchObject({ status: 200, success: true });
    expect((await send("GET", "/public")).status).toBe(200);
  });

  it("404 5401 for a name there is not", async () => {
    expect(await send("DELETE", "/gone")).toMatchObject({ status: 404, code: 5401 });
  });
});

describe("other methods", () => {
  it("405 7001", async () => {
    expect(await send("PUT", "")).toMatchObject({ status: 405, code: 7001 });
    expect(await send("DELETE", "")).toMatchObject({ status: 405, code: 7001 });
    expect(await send("POST", "/public", {})).toMatchObject({ status: 405, code: 7001 });
  });
});
