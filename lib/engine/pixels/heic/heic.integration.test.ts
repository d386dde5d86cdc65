import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { afterAll, describe, expect, it } from "vitest";
import { addPngProfile } from "@/lib/decoders/heic/png-profile";
import { createSandbox } from "@/lib/sandbox/child-pool";
import { EngineError } from "../../engine-error";
import { createPixels } from "../pixels";
import { planOf } from "../test-plan";

const corpus = path.resolve("../shared/corpus/libheif");
const files = existsSync(corpus) ? readdirSync(corpus).filter((file) => /\.hei[cf]$/.test(file)) : [];

const sandbox = createSandbox({
  childFile: path.resolve("dist/sandbox/pixels.mjs"),
  slots: 1,
  deadlineMs: 30_000,
  queueLimit: 500,
});
const pixels = createPixels(sandbox);
afterAll(() => sandbox.close());

const size = { widthPx: 128, heightPx: 85 };
const small = planOf(size);

/** Where a box of this name starts. */
const boxAt = (bytes: Buffer, name: string): number => bytes.indexOf(name, 0, "latin1") - 4;

/** Adds a property to the first item of the example. What it takes is cut from the references to thumbnails. */
const addProperty = (bytes: Buffer, name: string, content: readonly number[]): Buffer => {
  const added = { propertyBytes: 8 + content.length, linkBytes: 1 };
  const grow = (name: string, sizeBytes: number): void => {
    bytes.writeUInt32BE(bytes.readUInt32BE(boxAt(bytes, name)) + sizeBytes, boxAt(bytes, name));
  };
  const references = boxAt(bytes, "iref");
  const referencesEnd = references + bytes.readUInt32BE(references);
  const links = boxAt(bytes, "ipma");
  const linksEnd = links + bytes.readUInt32BE(links);
  // Version and flags, a count, then the first item's number and how many properties it has.
  const countAt = links + 18;
  const linkEnd = countAt + 1 + (bytes[countAt] ?? 0);
  grow("iprp", added.propertyBytes + added.linkBytes);
  grow("ipco", added.propertyBytes);
  grow("ipma", added.linkBytes);
  bytes[countAt] = (bytes[countAt] ?? 0) + 1;
  const free = Buffer.alloc(referencesEnd - references - added.propertyBytes - added.linkBytes);
  free.writeUInt32BE(free.byteLength);
  free.write("free", 4);
  const property = Buffer.from([0, 0, 0, added.propertyBytes, ...Buffer.from(name), ...content]);
  return Buffer.concat([
    bytes.subarray(0, references),
    free,
    bytes.subarray(referencesEnd, links),
    property,
    bytes.subarray(links, linkEnd),
    Buffer.from([0x87]),
    bytes.subarray(linkEnd, linksEnd),
    bytes.subarray(linksEnd),
  ]);
};

it("refuses what only begins like HEIC", async () => {
  const bytes = Buffer.from(`\0\0\0\x18ftypheic\0\0\0\0mif1${"\0".repeat(200)}`, "latin1");
  await expect(pixels.inspect(bytes)).rejects.toMatchObject({ fault: "notAnImage" });
});

describe.skipIf(files.length === 0)(`the files of ${corpus}`, { timeout: 60_000 }, () => {
  const example = () => readFileSync(path.join(corpus, "examples__example.heic"));

  it("gives size and facts from the header", async () => {
    expect(await pixels.inspect(example())).toEqual({
      format: "heic",
      widthPx: 1280,
      heightPx: 854,
      frames: 1,
      orientation: 1,
      hasAlpha: false,
      profile: "none",
    });
  });

  it("decodes, scales and encodes a photograph in the child", async () => {
    const bytes = example();
    const made = await pixels.render({ bytes, facts: await pixels.inspect(bytes) }, small);
    const { data, info } = await sharp(made).raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([128, 85]);
    // A sky above a building: bright and blue at the top.
    const mean = (from: number, to: number, channel: number) => {
      let sum = 0;
      for (let at = from + channel; at < to; at += 3) sum += data[at] ?? 0;
      return sum / ((to - from) / 3);
    };
    expect(mean(0, 128 * 3 * 10, 2)).toBeGreaterThan(mean(0, 128 * 3 * 10, 0) + 10);
  });

  it.each([1, 2])("applies %i quarter turns of the file, once", async (turns) => {
    const bytes = addProperty(example(), "irot", [turns]);
    const facts = await pixels.inspect(bytes);
    const isLying = turns !== 2;
    expect(facts).toMatchObject({ orientation: 1, widthPx: isLying ? 854 : 1280, heightPx: isLying ? 1280 : 854 });
    const turnedSize = isLying ? { widthPx: 85, heightPx: 128 } : size;
    const made = await pixels.render({ bytes, facts }, { ...small, scaled: turnedSize, ...turnedSize });
    const upright = example();
    const plain = await pixels.render({ bytes: upright, facts: await pixels.inspect(upright) }, small);
    // The file's quarter turns go against the clock.
    const wanted = await sharp(plain)
      .rotate(-90 * turns)
      .raw()
      .toBuffer();
    const found = await sharp(made).raw().toBuffer();
    const difference = found.reduce((sum, value, at) => sum + Math.abs(value - (wanted[at] ?? 0)), 0);
    expect(difference / found.byteLength).toBeLessThan(2);
  });

  it("takes the numbers of Display P3 for its colours, and makes them sRGB", async () => {
    // Primaries 12, transfer 13, matrix 6, limited range.
    const numbers = [...Buffer.from("nclx"), 0, 12, 0, 13, 0, 6, 0];
    const wide = addProperty(example(), "colr", numbers);
    const facts = await pixels.inspect(wide);
    expect(facts.profile).toBe("other");
    const made = await sharp(await pixels.render({ bytes: wide, facts }, small))
      .removeAlpha()
      .raw()
      .toBuffer();
    const upright = example();
    const plain = await pixels.render({ bytes: upright, facts: await pixels.inspect(upright) }, small);
    // The same numbers, said to be Display P3 the usual way.
    const { icc } = await sharp(await sharp(plain).withIccProfile("p3").png().toBuffer()).metadata();
    const wanted = await sharp(addPngProfile(plain, icc ?? Buffer.alloc(0)))
      .removeAlpha()
      .raw()
      .toBuffer();
    const distance = (other: Buffer): number =>
      made.reduce((sum, value, at) => sum + Math.abs(value - (other[at] ?? 0)), 0) / made.byteLength;
    expect(distance(wanted)).toBeLessThan(0.5);
    expect(distance(await sharp(plain).removeAlpha().raw().toBuffer())).toBeGreaterThan(1);
  });

  it("answers odd files with a picture or in words", async () => {
    const verdicts = new Map<string, number>();
    for (const file of files.filter(
      (name, at) => name.includes("hevc32") || name.includes("45.heic") || at % 8 === 0,
    )) {
      const bytes = readFileSync(path.join(corpus, file));
      const verdict = await pixels
        .inspect(bytes)
        .then(async (facts) => {
          const area = facts.widthPx * facts.heightPx;
          if (area > 100_000_000) return "too large";
          const made = await pixels.render({ bytes, facts }, { ...small, scaled: { widthPx: 8, heightPx: 8 } });
          return (await sharp(made).metadata()).width === 8 ? "picture" : "wrong size";
        })
        .catch((error: unknown) => (error instanceof EngineError ? error.fault : String(error)));
      verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
    }
    expect([...verdicts.keys()].toSorted()).toEqual(["notAnImage", "picture", "undecodable"]);
  });
});
