import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestEngine, type TestEngine } from "@/lib/testing/engine/start-test-engine";
import { callApi, uploadPicture } from "@/lib/testing/engine/upload-form";
import { limits } from "../api/limits";

const corpus = path.resolve("../shared/corpus/generated");
const photos = path.resolve("../shared/photos");
const filesOf = async (folder: string) =>
  existsSync(folder) ? (await readdir(folder)).filter((name) => !/\.(?:json|tsv)$/i.test(name)) : [];
const hostile = await filesOf(corpus);
const real = (await filesOf(photos)).filter((name) => /\.(?:jpe?g|png|webp)$/i.test(name));
if (hostile.length === 0) process.stdout.write(`no hostile files in ${corpus}: not tried\n`);
if (real.length === 0) process.stdout.write(`no photographs in ${photos}: not tried\n`);

let engine: TestEngine;
beforeAll(async () => {
  engine = await startTestEngine();
});
afterAll(() => engine.close());

/** What would run or fetch, once a browser opens the drawing. */
const active =
  /<script|<foreignobject|<iframe|<meta|javascript:|\son[a-z]+\s*=|<!|<\?xml-|file:|@import|https?:\/\/(?!www\.w3\.org\/)/i;

const expectHarmless = async (id: string, filename: string): Promise<void> => {
  const blob = await fetch(`${engine.imagesUrl}/v1/${id}/blob`, { headers: engine.authorization });
  const text = await blob.text();
  if (blob.headers.get("content-type") === "image/svg+xml")
    expect([filename, active.exec(text)?.[0]]).toEqual([filename, undefined]);
};

describe.skipIf(hostile.length === 0)("files made to do harm", { timeout: 120_000 }, () => {
  it("are taken or refused for a named reason, and the engine goes on", async () => {
    const answers: Record<string, string> = {};
    for (const filename of hostile) {
      const bytes = await readFile(path.join(corpus, filename));
      const { status, code, result } = await uploadPicture(engine, { bytes, filename });
      answers[filename] = `${status} ${code ?? "taken"}`;
      if (status === 200) await expectHarmless(String(result["id"]), filename);
    }
    const reasons = new Set(["200 taken", "400 5400", "413 5413", "413 5443", "415 5455"]);
    expect(Object.entries(answers).filter(([, answer]) => !reasons.has(answer))).toEqual([]);
    const lies = Object.keys(answers).filter((name) => /^(?:html|pdf|mp4|only_magic|svgz|jpeg_sof_lies)/.test(name));
    expect(lies.filter((name) => answers[name] === "200 taken")).toEqual([]);
    expect(lies.length).toBeGreaterThan(0);
    expect((await callApi(engine, "/v1/stats")).status).toBe(200);
    expect(engine.logged).toEqual([]);
  });
});

describe.skipIf(real.length === 0)("real photographs", { timeout: 120_000 }, () => {
  it("are taken within the limits, and refused with the limit beyond them", async () => {
    for (const filename of real) {
      const bytes = await readFile(path.join(photos, filename));
      const { status, code, message } = await uploadPicture(engine, { bytes, filename });
      if (bytes.byteLength > limits.fileBytes) expect([filename, code]).toEqual([filename, 5413]);
      else if (status !== 200)
        expect([filename, code, message]).toEqual([filename, 5413, expect.stringContaining("12,000")]);
    }
  });
});
