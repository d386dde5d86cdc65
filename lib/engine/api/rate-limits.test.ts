import { readdir } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startTestEngine, type TestEngine } from "@/lib/testing/engine/start-test-engine";
import { callApi, toAnswer, uploadPicture } from "@/lib/testing/engine/upload-form";
import { picture } from "@/lib/testing/pictures";

let nowMs: number;
let engine: TestEngine;
beforeEach(async () => {
  nowMs = Date.parse("2026-01-01T00:00:00Z");
  engine = await startTestEngine({ requestsMost: 5, clock: () => new Date(nowMs) });
});
afterEach(() => engine.close());

const ask = () => callApi(engine, "/v1/stats");
const batchToken = async () => String((await callApi(engine, "/v1/batch_token")).result["token"]);

describe("a limit on requests", () => {
  it("says on every answer how many are left", async () => {
    const first = await ask();
    expect(first.headers.get("ratelimit")).toBe('"default";r=4;t=300');
    expect(first.headers.get("ratelimit-policy")).toBe('"default";q=5;w=300');
    expect(first.headers.get("retry-after")).toBeNull();
    nowMs += 100_000;
    const missing = await callApi(engine, "/v1/none");
    expect(missing).toMatchObject({ status: 404 });
    expect(missing.headers.get("ratelimit")).toBe('"default";r=3;t=200');
    const upload = await uploadPicture(engine, { bytes: await picture("png") });
    expect(upload.headers.get("ratelimit")).toBe('"default";r=2;t=200');
    const refusal = await uploadPicture(engine, { bytes: Buffer.from("no picture") });
    expect(refusal.status).toBe(415);
    expect(refusal.headers.get("ratelimit")).toBe('"default";r=1;t=200');
  });

  it("answers 429 in the envelope for five minutes, then lets in again", async () => {
    for (let at = 0; at < 5; at += 1) expect((await ask()).status).toBe(200);
    const refused = await ask();
    expect(refused).toMatchObject({ status: 429, success: false, code: 971 });
    expect(refused.headers.get("retry-after")).toBe("300");
    expect(refused.headers.get("ratelimit")).toBe('"default";r=0;t=300');
    nowMs += 299_000;
    expect((await ask()).status).toBe(429);
    expect((await uploadPicture(engine, { bytes: await picture("png") })).status).toBe(429);
    nowMs += 1000;
    expect((await ask()).status).toBe(200);
  });

  it("counts strangers for nobody", async () => {
    for (let at = 0; at < 9; at += 1) {
      const response = await fetch(`${engine.imagesUrl}/v1/stats`, { headers: { Authorization: "Bearer guess" } });
      expect(await toAnswer(response)).toMatchObject({ status: 403, code: 10_000 });
    }
    expect((await ask()).headers.get("ratelimit")).toBe('"default";r=4;t=300');
  });

  it("does not hold for batch tokens, which have 200 a second each", async () => {
    const [one, two] = [await batchToken(), await batchToken()];
    const list = async (token: string) =>
      fetch(`${engine.url}/images/v2`, { headers: { Authorization: `Bearer ${token}` } });
    for (let at = 0; at < 200; at += 1) expect((await list(one)).status).toBe(200);
    const refused = await list(one);
    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after")).toBe("1");
    expect((await list(two)).headers.get("ratelimit")).toBe('"batch";r=199;t=1');
    nowMs += 1000;
    expect((await list(one)).status).toBe(200);
    expect((await ask()).headers.get("ratelimit")).toBe('"default";r=2;t=299');
  });
});

describe("an allowance of images", () => {
  it("is shown by stats and refuses the image too many with 403 5453, leaving no bytes", async () => {
    const small = await startTestEngine({ imagesMost: 2 });
    try {
      const upload = async (seed: number) => uploadPicture(small, { bytes: await picture("png", { seed }) });
      const keptFiles = async () =>
        (
          await readdir(path.join(small.dataDir, "engine", "originals"), { recursive: true, withFileTypes: true })
        ).filter((entry) => entry.isFile()).length;
      const first = await upload(1);
      expect((await upload(2)).status).toBe(200);
      expect(await upload(3)).toMatchObject({ status: 403, code: 5453 });
      expect((await callApi(small, "/v1/stats")).result).toEqual({ count: { current: 2, allowed: 2 } });
      expect(await keptFiles()).toBe(2);
      await callApi(small, `/v1/${String(first.result["id"])}`, { method: "DELETE" });
      const answers = await Promise.all([4, 5, 6, 7].map(upload));
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect((await callApi(small, "/v1/stats")).result).toEqual({ count: { current: 2, allowed: 2 } });
      expect(await keptFiles()).toBe(2);
    } finally {
      await small.close();
    }
  });
});
