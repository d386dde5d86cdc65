import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { afterAll, describe, expect, it } from "vitest";
import { createSandbox } from "@/lib/sandbox/child-pool";
import { EngineError } from "../engine-error";
import type { RenderPlan } from "../plan/plan";
import { createPixels } from "./pixels";
import { photo } from "./test-pictures";
import { planOf } from "./test-plan";

const sandbox = createSandbox({
  childFile: path.resolve("dist/sandbox/pixels.mjs"),
  slots: 2,
  deadlineMs: 30_000,
  queueLimit: 500,
});
const pixels = createPixels(sandbox);
afterAll(() => sandbox.close());

const areaMostPx = 100_000_000;

/** What becomes of bytes: a picture of the planned size, or the reason why not. */
const verdictOf = async (bytes: Buffer, given: Partial<RenderPlan> = {}): Promise<string> => {
  try {
    const facts = await pixels.inspect(bytes);
    if (facts.widthPx * facts.heightPx * facts.frames > areaMostPx) return "too large";
    const scaled = { widthPx: Math.min(60, facts.widthPx), heightPx: Math.min(60, facts.heightPx) };
    const plan = planOf(scaled, { format: "webp", ...given });
    const { width } = await sharp(await pixels.render({ bytes, facts }, plan)).metadata();
    return width === plan.widthPx ? "picture" : `${width} px wide`;
  } catch (error) {
    return error instanceof EngineError ? error.fault : String(error);
  }
};

const allowed = new Set(["picture", "too large", "notAnImage", "undecodable"]);

describe("pictures of odd shape", () => {
  it.each([
    [1, 12_000],
    [12_000, 1],
    [1, 1],
    [2, 65_535],
  ])("of %i x %i px are made", async (widthPx, heightPx) => {
    const bytes = await sharp({ create: { width: widthPx, height: heightPx, channels: 3, background: "#234" } })
      .png()
      .toBuffer();
    for (const given of [{}, { format: "jpeg", metadata: "copyright" }, { flip: "v", blur: 3 }] as const) {
      expect(await verdictOf(bytes, given)).toBe("picture");
    }
  });
});

describe("pictures with something wrong in them", () => {
  it("are made when data trails behind their end", async () => {
    const script = Buffer.from("<script>alert(1)</script>".repeat(100));
    for (const format of ["jpeg", "png", "gif", "webp"] as const) {
      const bytes = Buffer.concat([await photo(64, 48).toFormat(format).toBuffer(), script]);
      const facts = await pixels.inspect(bytes);
      const size = { widthPx: 32, heightPx: 24 };
      const plan = planOf(size, { format: "jpeg", metadata: "keep" });
      expect((await pixels.render({ bytes, facts }, plan)).includes("<script>")).toBe(false);
    }
  });

  it("are made or refused in words, whichever byte is wrong", { timeout: 120_000 }, async () => {
    const sources = await Promise.all([
      photo(48, 32)
        .withIccProfile("p3")
        .withExif({ IFD0: { Copyright: "Jane" } })
        .jpeg()
        .toBuffer(),
      photo(48, 32).withIccProfile("p3").png().toBuffer(),
      photo(48, 32).webp().toBuffer(),
      photo(48, 32).gif().toBuffer(),
    ]);
    const verdicts = new Set<string>();
    for (const source of sources) {
      for (let at = 0; at < source.byteLength; at += Math.ceil(source.byteLength / 40)) {
        const bytes = Buffer.from(source);
        bytes[at] = (bytes[at] ?? 0) ^ 0xff;
        verdicts.add(await verdictOf(bytes, { format: "jpeg", metadata: "keep" }));
        verdicts.add(await verdictOf(source.subarray(0, at)));
      }
    }
    expect([...verdicts].filter((verdict) => !allowed.has(verdict))).toEqual([]);
    expect(verdicts).toContain("picture");
    expect(verdicts).toContain("notAnImage");
  });
});

const corpus = path.resolve("../shared/corpus/generated");
const files = existsSync(corpus) ? readdirSync(corpus).filter((file) => !/svg|\.json$/.test(file)) : [];

describe.skipIf(files.length === 0)(`the files of ${corpus}`, { timeout: 60_000 }, () => {
  it.each(files)("%s is made or refused in words", async (file) => {
    expect(allowed).toContain(await verdictOf(readFileSync(path.join(corpus, file))));
  });
});
