import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startTestEngine, type TestEngine } from "@/lib/testing/engine/start-test-engine";
import { callApi } from "@/lib/testing/engine/upload-form";

let engine: TestEngine;
beforeEach(async () => {
  engine = await startTestEngine();
});
afterEach(() => engine.close());

type Key = { name: string; value: string };
const send = async (method: string, name = "") => {
  const answer = await callApi(engine, `/v1/keys${name}`, { method });
  const keys = ((answer.result ?? {})["keys"] ?? []) as Key[];
  return { ...answer, keys, names: keys.map((key) => key.name) };
};

describe("signing keys", () => {
  it("begin with one named default, of 256 random bits", async () => {
    const { status, keys, names } = await send("GET");
    expect(status).toBe(200);
    expect(names).toEqual(["default"]);
    expect(keys[0]?.value).toMatch(/^[\w-]{43}$/);
  });

  it("are added by PUT, which answers with all", async () => {
    const { status, names, keys } = await send("PUT", "/second");
    expect(status).toBe(200);
    expect(names).toEqual(["default", "second"]);
    expect(new Set(keys.map(({ value }) => value)).size).toBe(2);
    expect((await send("GET")).keys).toEqual(keys);
  });

  it("keep their value when PUT again: a repeated call voids no URL", async () => {
    const before = (await send("PUT", "/second")).keys;
    expect((await send("PUT", "/second")).keys).toEqual(before);
  });

  it("are made once by twenty simultaneous PUTs", async () => {
    await Promise.all(Array.from({ length: 20 }, () => send("PUT", "/same")));
    expect((await send("GET")).names).toEqual(["default", "same"]);
  });

  it("go by DELETE, which answers with what is left", async () => {
    await send("PUT", "/second");
    expect((await send("DELETE", "/default")).names).toEqual(["second"]);
  });

  it("leave a default with another value when the last is deleted", async () => {
    const [before] = (await send("GET")).keys;
    const { names, keys } = await send("DELETE", "/default");
    expect(names).toEqual(["default"]);
    expect(keys[0]?.value).toMatch(/^[\w-]{43}$/);
    expect(keys[0]?.value).not.toBe(before?.value);
  });

  it("answer 404 5404 for a name there is not", async () => {
    expect(await send("DELETE", "/none")).toMatchObject({ status: 404, code: 5404, message: "Key not found" });
  });

  it("refuse an eleventh and names that are no names with 400 5400", async () => {
    for (let at = 1; at < 10; at += 1) expect((await send("PUT", `/k${at}`)).status).toBe(200);
    expect(await send("PUT", "/k10")).toMatchObject({ status: 400, code: 5400 });
    for (const name of ["/a%20b", "/%C3%A9", `/${"x".repeat(100)}`]) {
      expect(await send("PUT", name)).toMatchObject({ status: 400, code: 5400 });
    }
  });

  it("answer 405 7001 to other methods", async () => {
    expect(await send("POST")).toMatchObject({ status: 405, code: 7001 });
    expect(await send("GET", "/default")).toMatchObject({ status: 405, code: 7001 });
  });
});
