import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { toProfileClass } from "./icc-profile";

const profileOf = async (name: string): Promise<Buffer> => {
  const source = sharp({ create: { width: 8, height: 8, channels: 3, background: "#808080" } });
  const { icc } = await sharp(await source.withIccProfile(name).png().toBuffer()).metadata();
  if (icc === undefined) throw new Error(`no profile for ${name}`);
  return icc;
};

/** A profile as ICC.1 lays it out: header, tag table, tags. */
const toProfile = (tags: Readonly<Record<string, Buffer>>, space = "RGB "): Buffer => {
  const header = Buffer.alloc(128);
  header.write(space, 16, "latin1");
  header.write("acsp", 36, "latin1");
  const entries = Object.entries(tags);
  const table = Buffer.alloc(4 + entries.length * 12);
  table.writeUInt32BE(entries.length, 0);
  let offset = header.byteLength + table.byteLength;
  entries.forEach(([name, tag], index) => {
    table.write(name, 4 + index * 12, "latin1");
    table.writeUInt32BE(offset, 8 + index * 12);
    table.writeUInt32BE(tag.byteLength, 12 + index * 12);
    offset += tag.byteLength;
  });
  return Buffer.concat([header, table, ...entries.map(([, tag]) => tag)]);
};

const toFixed = (values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => bytes.writeInt32BE(Math.round(value * 65_536), index * 4));
  return bytes;
};
const toXyz = (...values: number[]): Buffer => Buffer.concat([Buffer.from("XYZ \0\0\0\0", "latin1"), toFixed(values)]);
const toParametric = (kind: number, ...values: number[]): Buffer =>
  Buffer.concat([Buffer.from(`para\0\0\0\0\0${String.fromCharCode(kind)}\0\0`, "latin1"), toFixed(values)]);
const toTable = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(12 + values.length * 2);
  bytes.write("curv", "latin1");
  bytes.writeUInt32BE(values.length, 8);
  values.forEach((value, index) => bytes.writeUInt16BE(value, 12 + index * 2));
  return bytes;
};

const srgbCurve = toParametric(3, 2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.040_45);
const primaries = {
  rXYZ: toXyz(0.436, 0.2225, 0.0139),
  gXYZ: toXyz(0.3851, 0.7169, 0.0971),
  bXYZ: toXyz(0.1431, 0.0606, 0.7141),
};
const curves = (curve: Buffer) => ({ rTRC: curve, gTRC: curve, bTRC: curve });
const decode = (x: number): number => (x <= 0.040_45 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4);

describe("toProfileClass", () => {
  it("has a word for no profile", () => {
    expect(toProfileClass(undefined)).toBe("none");
  });

  it.each([
    ["srgb", "srgb"],
    ["p3", "other"],
    ["cmyk", "other"],
  ])("takes libvips' own %s profile as %s", async (name, expected) => {
    expect(toProfileClass(await profileOf(name).catch(() => Buffer.from(name)))).toBe(expected);
  });

  it("knows sRGB by its parametric curve and by a table of it", () => {
    const table = toTable(...Array.from({ length: 1024 }, (_, index) => Math.round(decode(index / 1023) * 65_535)));
    expect(toProfileClass(toProfile({ ...primaries, ...curves(srgbCurve) }))).toBe("srgb");
    expect(toProfileClass(toProfile({ ...primaries, ...curves(table) }))).toBe("srgb");
  });

  it.each([
    ["a plain gamma of 2.2", toTable(Math.round(2.2 * 256))],
    ["a parametric gamma of 1.8", toParametric(0, 1.8)],
    ["a straight line", toTable()],
    ["a table that bends elsewhere", toTable(0, 10_000, 65_535)],
    ["a curve of an unknown kind", toParametric(9, 2.4)],
    ["no curve at all", Buffer.from("text\0\0\0\0nothing")],
  ])("does not take %s for sRGB's", (_name, curve) => {
    expect(toProfileClass(toProfile({ ...primaries, ...curves(curve) }))).toBe("other");
  });

  it("does not take foreign primaries, a lookup table or another colour space for sRGB", () => {
    const adobeGreen = { ...primaries, gXYZ: toXyz(0.2051, 0.6257, 0.0609) };
    expect(toProfileClass(toProfile({ ...adobeGreen, ...curves(srgbCurve) }))).toBe("other");
    expect(toProfileClass(toProfile({ ...primaries, ...curves(srgbCurve), A2B0: Buffer.alloc(8) }))).toBe("other");
    expect(toProfileClass(toProfile({ ...primaries, ...curves(srgbCurve) }, "GRAY"))).toBe("other");
  });

  it("survives every cut and every broken byte of a profile", async () => {
    const icc = await profileOf("srgb");
    for (let end = 0; end < icc.byteLength; end += 1)
      expect(["srgb", "other"]).toContain(toProfileClass(icc.subarray(0, end)));
    for (let at = 0; at < icc.byteLength; at += 1) {
      const broken = Buffer.from(icc);
      broken[at] = 0xff;
      expect(["srgb", "other"]).toContain(toProfileClass(broken));
    }
  });
});
