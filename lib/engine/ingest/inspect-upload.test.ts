import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { SourceFacts, SourceFormat } from "@/lib/engine/catalog/source-facts";
import { EngineError, type FaultName } from "@/lib/engine/engine-error";
import { picture, plainPicture } from "@/lib/testing/pictures";
import { claimsTooMuch } from "./claimed-area";
import { type Inspectors, inspectUpload } from "./inspect-upload";

const facts: SourceFacts = {
  format: "png",
  widthPx: 1,
  heightPx: 1,
  frames: 1,
  orientation: 1,
  hasAlpha: false,
  profile: "none",
};
const clean = { bytes: Buffer.from("<svg></svg>"), facts: { ...facts, format: "svg" as const } };
const inspectors: Inspectors = {
  takesAvif: false,
  inspect: async () => facts,
  sanitiseSvg: async () => clean,
};

describe("what the decoder's trouble means to an upload", () => {
  const failing = async (fault: FaultName | TypeError, bytes?: Buffer) => {
    const fail = () => Promise.reject(typeof fault === "string" ? new EngineError(fault, "words") : fault);
    return inspectUpload({ takesAvif: false, inspect: fail, sanitiseSvg: fail }, bytes ?? (await picture("png")), "h");
  };

  it.each(["outOfTime", "internalDelivery", "notAnImage"] as const)("%s is the picture's fault", async (fault) => {
    await expect(failing(fault)).rejects.toMatchObject({ code: 5455, status: 415 });
    await expect(failing(fault, Buffer.from("<svg/>"))).rejects.toMatchObject({ code: 5455, status: 415 });
  });

  it("a full queue is ours: the client may come back", async () => {
    await expect(failing("busy")).rejects.toMatchObject({ status: 503 });
  });

  it("anything else stays what it is, for the log", async () => {
    await expect(failing(new TypeError("bug"))).rejects.toThrow(TypeError);
  });
});

describe("an upload's bytes", () => {
  it("are shown to no decoder when they say they are something else", async () => {
    const asked: string[] = [];
    const spying: Inspectors = {
      ...inspectors,
      inspect: async () => (asked.push("pixels"), facts),
      sanitiseSvg: async () => (asked.push("markup"), clean),
    };
    for (const bytes of ["<html><svg/></html>", "%PDF-1.7", "hello", "\u001f\u008b\b"]) {
      await expect(inspectUpload(spying, Buffer.from(bytes, "latin1"), "h")).rejects.toMatchObject({ code: 5455 });
    }
    expect(asked).toEqual([]);
    await inspectUpload(spying, Buffer.from("<svg/>"), "h");
    await inspectUpload(spying, await picture("png"), "h");
    expect(asked).toEqual(["markup", "pixels"]);
  });

  it("are kept as they came, but for a drawing, of which the clean copy is kept", async () => {
    const png = await picture("png");
    expect((await inspectUpload(inspectors, png, "h")).bytes).toBe(png);
    expect(await inspectUpload(inspectors, Buffer.from("<svg/>"), "h")).toEqual(clean);
  });

  it("may be AVIF only where it is enabled", async () => {
    const avif = await picture("avif");
    const asAvif = { ...inspectors, inspect: async () => ({ ...facts, format: "avif" as const }) };
    await expect(inspectUpload(asAvif, avif, "h")).rejects.toMatchObject({
      code: 5455,
      message: expect.stringContaining("avif, which is not enabled"),
    });
    expect((await inspectUpload({ ...asAvif, takesAvif: true }, avif, "h")).facts.format).toBe("avif");
  });

  it.each([
    [{ widthPx: 12_000, heightPx: 8333 }, undefined],
    [{ widthPx: 12_000, heightPx: 8334 }, 5413],
    [{ widthPx: 12_001, heightPx: 1 }, 5413],
    [{ widthPx: 1, heightPx: 12_001 }, 5413],
    [{ widthPx: 16_000, heightPx: 1, format: "webp" }, undefined],
    [{ widthPx: 16_000, heightPx: 6251, format: "webp" }, 5413],
    [{ widthPx: 1000, heightPx: 1000, frames: 100, format: "gif" }, undefined],
    [{ widthPx: 1000, heightPx: 1000, frames: 101, format: "gif" }, 5443],
  ] as const)("that claim %j are answered with %s", async (given, code) => {
    const inspect = async () => ({ ...facts, format: "heic" as const, ...given });
    const outcome = inspectUpload({ ...inspectors, inspect }, await picture("png"), "hash");
    if (code === undefined) await expect(outcome).resolves.toBeDefined();
    else await expect(outcome).rejects.toMatchObject({ code, status: 413 });
  });

  it("that cannot hold what their header claims are refused with both figures", async () => {
    const inspect = async () => ({ ...facts, format: "jpeg" as const, widthPx: 9000, heightPx: 9000 });
    await expect(
      inspectUpload({ ...inspectors, inspect }, Buffer.alloc(30_012, "ffd8ff", "hex"), "h"),
    ).rejects.toMatchObject({
      code: 5455,
      message: expect.stringMatching(/9000 x 9000 px.*30012 bytes/),
    });
  });
});

describe("claimsTooMuch", () => {
  const claim = (format: SourceFormat, sidePx: number, sizeBytes: number): boolean =>
    claimsTooMuch({ ...facts, format, widthPx: sidePx, heightPx: sidePx }, sizeBytes);

  it("believes the emptiest pictures there are", async () => {
    for (const format of ["png", "jpeg"] as const) {
      for (const sidePx of [1, 8, 100, 3000]) {
        const { byteLength } = await plainPicture(format, { widthPx: sidePx, heightPx: sidePx });
        expect([format, sidePx, claim(format, sidePx, byteLength)]).toEqual([format, sidePx, false]);
      }
    }
  });

  it("believes a file that was cut to a tenth of a photograph", () => {
    expect(claim("jpeg", 3464, 300_000)).toBe(false);
  });

  it("does not judge formats that can say a great area in a word", () => {
    for (const format of ["webp", "gif", "avif", "heic", "svg"] as const) expect(claim(format, 9000, 40)).toBe(false);
  });

  const liar = path.resolve("../shared/corpus/generated/jpeg_sof_lies_9000x9000.jpg");
  if (!existsSync(liar)) process.stdout.write(`no ${liar}: not tried\n`);
  it.skipIf(!existsSync(liar))("sees through a lie of 81 megapixels", async () => {
    expect(claim("jpeg", 9000, (await readFile(liar)).byteLength)).toBe(true);
  });
});
