import { readdir } from "node:fs/promises";
import path from "node:path";
import { connect, type Socket } from "node:net";
import { once } from "node:events";
import { afterEach, describe, expect, it } from "vitest";
import { uploadHead } from "@/lib/testing/engine/send-raw";
import { startTestEngine, type TestEngine } from "@/lib/testing/engine/start-test-engine";
import { callApi, uploadPicture } from "@/lib/testing/engine/upload-form";
import { picture } from "@/lib/testing/pictures";
import type { BodyPace } from "./body-pace";

let engine: TestEngine;
afterEach(async () => {
  expect(await readdir(path.join(engine.dataDir, "engine/originals/.staging"))).toEqual([]);
  expect(engine.logged).toEqual([]);
  await engine.close();
});
const start = async (bodyPace: BodyPace): Promise<void> => {
  engine = await startTestEngine({ ingest: { bodyPace } });
};

const part = '--B\r\nContent-Disposition: form-data; name="file"; filename="a.png"\r\n\r\n';
/** Sends an upload's head and first bytes, then one byte every few milliseconds. */
const drip = async (everyMs: number | undefined): Promise<string> => {
  const socket: Socket = connect(engine.port, "127.0.0.1");
  const heard: Buffer[] = [];
  socket.on("data", (chunk: Buffer) => void heard.push(chunk)).on("error", () => undefined);
  await once(socket, "connect");
  socket.write(uploadHead(engine, { "Content-Length": 100_000 }) + part);
  const dripping = everyMs === undefined ? undefined : setInterval(() => void socket.write("x"), everyMs);
  try {
    await expect.poll(() => Buffer.concat(heard).toString(), { timeout: 5000 }).toMatch(/\}$/);
  } finally {
    clearInterval(dripping);
    socket.destroy();
  }
  return Buffer.concat(heard).toString();
};

describe("an upload", () => {
  it("that stops is told 5408 with the figures, and leaves nothing", async () => {
    await start({ windowMs: 60, windowBytes: 1024, totalMs: 60_000 });
    const text = await drip(undefined);
    expect(text).toMatch(/^HTTP\/1\.1 408 /);
    expect(text).toMatch(/"code":5408,"message":"The upload timed out: only \d+ bytes came within 0\.06 seconds"/);
  });

  it("that drips is told 5408, however patiently it drips", async () => {
    await start({ windowMs: 80, windowBytes: 1024, totalMs: 60_000 });
    expect(await drip(5)).toContain('"code":5408');
  });

  it("that takes too long as a whole is told 5408 with the limit", async () => {
    await start({ windowMs: 60_000, windowBytes: 1, totalMs: 100 });
    expect(await drip(5)).toContain("took longer than 0.1 seconds, the limit");
  });

  it("of one who only takes his time is taken", async () => {
    await start({ windowMs: 1000, windowBytes: 1, totalMs: 20_000 });
    const { status } = await uploadPicture(engine, { bytes: await picture("png"), fields: { id: "slow" } });
    expect(status).toBe(200);
    expect((await callApi(engine, "/v1/slow")).status).toBe(200);
  });
});
