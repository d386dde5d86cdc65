import { existsSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { uploadLimits } from "@/lib/contracts/upload-limits";
import { AppError } from "@/lib/errors/app-error";
import type { Sandbox } from "@/lib/sandbox/sandbox";
import { createMeasureSandbox } from "@/lib/testing/builders/open-test-world";
import { picture } from "@/lib/testing/pictures";
import { measureImage } from "../measure-image";

const corpus = path.resolve("../shared/corpus");
const photos = path.resolve("../shared/photos");
const filesOf = (folder: string, ending: RegExp): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => ending.test(name))
        .map((name) => path.join(folder, name))
    : [];
const hostile = filesOf(path.join(corpus, "generated"), /\.(?!json$|tsv$)\w+$/i);
const phones = filesOf(path.join(corpus, "libheif"), /\.hei[cf]$/);
const real = filesOf(photos, /\.(?:jpe?g|png|webp)$/i);
if (hostile.length + phones.length === 0) process.stdout.write(`no files in ${corpus}: not tried\n`);
if (real.length === 0) process.stdout.write(`no photographs in ${photos}: not tried\n`);

let sandbox: Sandbox;
beforeAll(() => {
  sandbox = createMeasureSandbox();
});
afterAll(() => sandbox.close());

const { signal } = new AbortController();
const measure = async (file: string) => {
  const filename = path.basename(file);
  return measureImage({ sandbox, signal }, { bytes: await readFile(file), filename, sha256: filename });
};

/** What it is taken for, or the code of the refusal, whose words have to name the file. */
const judge = async (file: string): Promise<string> => {
  try {
    const { format, widthPx, heightPx, thumbhash } = await measure(file);
    return widthPx > 0 && heightPx > 0 && (thumbhash === "") === (format === "svg") ? format : "no size or hash";
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.detail.includes(path.basename(file)) ? error.code : `words without the file: ${error.detail}`;
  }
};

const verdicts = new Set([
  "jpeg",
  "png",
  "webp",
  "gif",
  "heic",
  "svg",
  "not-an-image",
  "image-broken",
  "image-too-large",
]);

describe.skipIf(hostile.length + phones.length === 0)("files made to do harm", { timeout: 300_000 }, () => {
  it("are measured or refused in words that name them, and the children go on", async () => {
    const found: Record<string, string> = {};
    for (const file of [...hostile, ...phones]) found[path.basename(file)] = await judge(file);
    expect(Object.entries(found).filter(([, verdict]) => !verdicts.has(verdict))).toEqual([]);
    if (phones.length > 0) expect(Object.values(found)).toContain("heic");
    const bytes = await picture("jpeg");
    expect(await measureImage({ sandbox, signal }, { bytes, filename: "a", sha256: "" })).toMatchObject({
      format: "jpeg",
    });
  });
});

describe.skipIf(phones.length === 0)("photographs of phones", () => {
  it("have the size that they are shown in", async () => {
    const example = phones.find((file) => file.endsWith("examples__example.heic")) ?? "";
    expect(await measure(example)).toMatchObject({ format: "heic", widthPx: 1280, heightPx: 854 });
  });
});

describe.skipIf(real.length === 0)("real photographs", { timeout: 300_000 }, () => {
  it("are measured within the limits, and refused beyond them", async () => {
    for (const file of real) {
      const { byteLength } = await readFile(file);
      const verdict = await judge(file);
      if (byteLength > uploadLimits.fileBytes) expect([file, verdict]).toEqual([file, "image-too-large"]);
      else expect([file, verdict]).toEqual([file, expect.stringMatching(/^(?:jpeg|png|webp|image-too-large)$/)]);
    }
  });
});
