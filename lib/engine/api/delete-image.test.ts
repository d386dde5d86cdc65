import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestEngine, type TestEngine } from "@/lib/testing/engine/start-test-engine";
import { callApi, uploadPicture } from "@/lib/testing/engine/upload-form";
import { picture } from "@/lib/testing/pictures";

let engine: TestEngine;
let png: Buffer;
beforeAll(async () => {
  engine = await startTestEngine();
  png = await picture("png");
});
afterAll(() => engine.close());

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const blobOf = async (id: string) =>
  fetch(`${engine.imagesUrl}/v1/${encodeURIComponent(id)}/blob`, { headers: engine.authorization });
const upload = (fields: Record<string, string> = {}, bytes: Uint8Array = png) =>
  uploadPicture(engine, { bytes, fields });

describe("details, delete and twins", () => {
  it("shows an image until it is deleted", async () => {
    const { result } = await upload({ id: "a/b c" });
    expect(await callApi(engine, "/v1/a%2Fb%20c")).toMatchObject({ status: 200, result });
    expect(result["variants"]).toContain(
      `http://localhost:${engine.port}/${engine.secrets.accountHash}/a/b%20c/public`,
    );
    expect((await callApi(engine, "/v1/a%2Fb%20c", { method: "DELETE" })).envelope).toEqual({
      result: {},
      success: true,
      errors: [],
      messages: [],
    });
    for (const method of ["GET", "DELETE"]) {
      expect(await callApi(engine, "/v1/a%2Fb%20c", { method })).toMatchObject({ status: 404, code: 5404 });
    }
    expect((await blobOf("a/b c")).status).toBe(404);
    expect(await upload({ id: "a/b c" })).toMatchObject({ status: 200 });
  });

  it("keeps the bytes of two twins until both are gone", async () => {
    const bytes = await picture("png", { seed: 77 });
    await upload({ id: "twin-1" }, bytes);
    await upload({ id: "twin-2" }, bytes);
    const hash = sha256(bytes);
    const folder = path.join(engine.dataDir, "engine/originals", hash.slice(0, 2), hash.slice(2, 4));
    await callApi(engine, "/v1/twin-1", { method: "DELETE" });
    expect((await blobOf("twin-2")).status).toBe(200);
    await callApi(engine, "/v1/twin-2", { method: "DELETE" });
    expect(await readdir(folder)).toEqual([]);
  });

  it("never loses the bytes of an upload that races its twin's delete", async () => {
    const bytes = await picture("png", { seed: 78 });
    for (let round = 0; round < 15; round += 1) {
      await upload({ id: "old" }, bytes);
      const [, fresh] = await Promise.all([
        callApi(engine, "/v1/old", { method: "DELETE" }),
        upload({ id: `kept-${round}` }, bytes),
      ]);
      expect(fresh.status).toBe(200);
      expect((await blobOf(`kept-${round}`)).status).toBe(200);
      await callApi(engine, `/v1/kept-${round}`, { method: "DELETE" });
    }
  });

  it("lets one of two simultaneous deletes win", async () => {
    await upload({ id: "once" });
    const answers = await Promise.all([1, 2].map(() => callApi(engine, "/v1/once", { method: "DELETE" })));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 404]);
  });

  it("sends the head of a blob alone when asked so", async () => {
    await upload({ id: "head" });
    const response = await fetch(`${engine.imagesUrl}/v1/head/blob`, { method: "HEAD", headers: engine.authorization });
    expect(response.headers.get("content-length")).toBe(String(png.byteLength));
    expect(await response.text()).toBe("");
  });
});
