import { readdir, readlink } from "node:fs/promises";
import path from "node:path";
import fc from "fast-check";
import { connect } from "node:net";
import { once } from "node:events";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { sendRaw, uploadHead } from "@/lib/testing/engine/send-raw";
import { startTestEngine, type TestEngine } from "@/lib/testing/engine/start-test-engine";
import { callApi, uploadPicture } from "@/lib/testing/engine/upload-form";
import { picture } from "@/lib/testing/pictures";

let engine: TestEngine;
let png: Buffer;
beforeAll(async () => {
  png = await picture("png");
  engine = await startTestEngine();
});
afterAll(() => engine.close());
afterEach(async () => {
  await expect.poll(() => readdir(path.join(engine.dataDir, "engine/originals/.staging"))).toEqual([]);
  expect(engine.logged).toEqual([]);
});

const count = async (on = engine): Promise<number> =>
  ((await callApi(on, "/v1/stats")).result["count"] as { current: number }).current;
const whole = (): Buffer =>
  Buffer.concat([
    Buffer.from('--B\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n'),
    png,
    Buffer.from("\r\n--B--\r\n"),
  ]);
/** Files this process has open below the engine's folder: a temporary file that nobody closed would be among them. */
const openFiles = async (): Promise<number> => {
  const targets = await Promise.all(
    (await readdir("/proc/self/fd")).map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => "")),
  );
  return targets.filter((target) => target.includes(".staging")).length;
};

describe("uploads that break off", () => {
  it("at any byte, three hundred times, leave no file, no image and no open handle", async () => {
    const before = await count();
    const body = whole();
    const head = uploadHead(engine, { "Content-Length": body.byteLength });
    const breakOff = async (sentBytes: number): Promise<void> => {
      const socket = connect(engine.port, "127.0.0.1");
      socket.on("error", () => undefined);
      await once(socket, "connect");
      socket.write(head);
      socket.write(body.subarray(0, sentBytes), () => socket.resetAndDestroy());
      await once(socket, "close");
    };
    for (let round = 0; round < 30; round += 1) {
      await Promise.all(Array.from({ length: 10 }, (_, at) => breakOff((round * 10 + at) % (body.byteLength - 10))));
    }
    await expect.poll(openFiles).toBe(0);
    expect(await count()).toBe(before);
    expect((await uploadPicture(engine, { bytes: png })).status).toBe(200);
  });
});

describe("forms that are damaged", () => {
  it("anywhere and anyhow are answered, and the engine goes on", { timeout: 60_000 }, async () => {
    const body = whole().toString("latin1");
    const damage = fc.oneof(
      fc.tuple(fc.nat(body.length), fc.nat(20)).map(([at, length]) => body.slice(0, at) + body.slice(at + length)),
      fc
        .tuple(fc.nat(body.length), fc.constantFrom("--B", "\r\n", "\0", "--B--", '"', "\r\n\r\n", "Content-Type: x"))
        .map(([at, text]) => body.slice(0, at) + text + body.slice(at)),
      fc.constantFrom(
        body.replace('filename="a.png"', "filename*=utf-8''%"),
        body.replace('filename="a.png"', "filename*=nonsense'x'%ff"),
        body.replace('filename="a.png"', 'filename="a'),
        body.replace('name="file"', "name=file"),
        body.replace("form-data", "attachment"),
        body.replace("\r\n\r\n", "\r\nContent-Type: multipart/mixed; boundary=C\r\n\r\n--C\r\n\r\nx\r\n--C--"),
        body.replace("\r\n\r\n", "\r\nContent-Transfer-Encoding: base64\r\n\r\n"),
        body.replaceAll("\r\n", "\n"),
      ),
    );
    await fc.assert(
      fc.asyncProperty(damage, async (text) => {
        const bytes = Buffer.from(text, "latin1");
        const head = uploadHead(engine, { "Content-Length": bytes.byteLength });
        const { status } = await sendRaw(engine, [head, bytes], { end: false });
        expect([200, 400, 413, 415]).toContain(status);
      }),
      { numRuns: 150 },
    );
  });
});

describe("metadata that is meant to hurt", () => {
  it.each([
    ["nested ten thousand deep", "[".repeat(10_000) + "]".repeat(10_000)],
    ["nested deep inside an object", `{"a":${"[".repeat(10_000)}${"]".repeat(10_000)}}`],
    ["of 60 kB", JSON.stringify({ k: "x".repeat(60_000) })],
    ["of 10 MB", JSON.stringify({ k: "x".repeat(9_000_000) })],
    ["with half a character", '{"k":"\\ud800"}'],
    ["that is no JSON", "{'k':1}"],
  ])("%s is refused with 5400 or 5413", async (_, metadata) => {
    const answer = await uploadPicture(engine, { bytes: png, fields: { metadata } });
    expect([5400, 5413]).toContain(answer.code);
  });

  it("stays a plain field whatever its name, and changes no object of ours", async () => {
    const metadata = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"k":1,"k":2}';
    const { status, result } = await uploadPicture(engine, { bytes: png, fields: { metadata } });
    expect(status).toBe(200);
    expect(Object.keys(result["meta"] as object)).toEqual(["__proto__", "constructor", "k"]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    const named = await uploadPicture(engine, { bytes: png, fields: { "metadata[__proto__][polluted]": "1" } });
    expect(Object.keys(named.result["meta"] as object)).toEqual(["__proto__"]);
  });
});

describe("a flood of uploads", () => {
  it("of fifty at once fills the account to its last place and not beyond", async () => {
    const small = await startTestEngine({ imagesMost: 20 });
    const answers = await Promise.all(
      Array.from({ length: 50 }, async (_, seed) => uploadPicture(small, { bytes: await picture("png", { seed }) })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(20);
    expect(new Set(answers.filter(({ status }) => status !== 200).map(({ code }) => code))).toEqual(new Set([5453]));
    expect(await count(small)).toBe(20);
    const kept = await readdir(path.join(small.dataDir, "engine/originals"), { recursive: true });
    expect(kept.filter((name) => path.basename(name).length === 64).length).toBeLessThanOrEqual(20);
    await small.close();
  });
});
