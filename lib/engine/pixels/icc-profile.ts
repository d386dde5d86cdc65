/** What a profile means for the pixels: `srgb` needs no transform. */
export type ProfileClass = "none" | "srgb" | "other";

type Curve = (encoded: number) => number;

/** sRGB's primaries adapted to D50, as they stand in a profile. Source: IEC 61966-2-1, ICC.1. */
const srgbColorants = {
  rXYZ: [0.4361, 0.2225, 0.0139],
  gXYZ: [0.3851, 0.7169, 0.0971],
  bXYZ: [0.1431, 0.0606, 0.7141],
} as const;
const colorantTolerance = 0.003;
/** In steps of 0..1 after encoding: less than half a step of 8 bits is invisible, one and a half is still noise. */
const curveTolerance = 1.5 / 255;
const curveSamples = Array.from({ length: 33 }, (_, index) => index / 32);

const headerBytes = 128;
const tagBytes = 12;
const tagLimit = 200;

const encodeSrgb = (linear: number): number =>
  linear <= 0.0031308 ? linear * 12.92 : 1.055 * linear ** (1 / 2.4) - 0.055;

const fixed = (bytes: Buffer, offset: number): number => bytes.readInt32BE(offset) / 65_536;

const readTags = (icc: Buffer): Map<string, Buffer> => {
  const tags = new Map<string, Buffer>();
  const count = Math.min(icc.readUInt32BE(headerBytes), tagLimit);
  for (let index = 0; index < count; index += 1) {
    const entry = headerBytes + 4 + index * tagBytes;
    const start = icc.readUInt32BE(entry + 4);
    tags.set(icc.toString("latin1", entry, entry + 4), icc.subarray(start, start + icc.readUInt32BE(entry + 8)));
  }
  return tags;
};

const toTableCurve = (tag: Buffer): Curve => {
  const count = tag.readUInt32BE(8);
  if (count === 0) return (x) => x;
  if (count === 1) {
    const gamma = tag.readUInt16BE(12) / 256;
    return (x) => x ** gamma;
  }
  return (x) => {
    const at = x * (count - 1);
    const low = Math.floor(at);
    const first = tag.readUInt16BE(12 + low * 2);
    const second = tag.readUInt16BE(12 + Math.min(low + 1, count - 1) * 2);
    return (first + (second - first) * (at - low)) / 65_535;
  };
};

/** Parametric curves of ICC.1 section 10.18 with a linear foot; the pure gamma is type 0. */
const toParametricCurve = (tag: Buffer): Curve | undefined => {
  const parameter = (index: number): number => fixed(tag, 12 + index * 4);
  const gamma = parameter(0);
  const kind = tag.readUInt16BE(8);
  if (kind === 0) return (x) => x ** gamma;
  if (kind !== 3 && kind !== 4) return undefined;
  const [a, b, c, d] = [parameter(1), parameter(2), parameter(3), parameter(4)];
  const [e, f] = kind === 4 ? [parameter(5), parameter(6)] : [0, 0];
  return (x) => (x >= d ? (a * x + b) ** gamma + e : c * x + f);
};

const toCurve = (tag: Buffer): Curve | undefined => {
  const kind = tag.toString("latin1", 0, 4);
  if (kind === "curv") return toTableCurve(tag);
  return kind === "para" ? toParametricCurve(tag) : undefined;
};

const hasSrgbColorants = (tags: ReadonlyMap<string, Buffer>): boolean =>
  Object.entries(srgbColorants).every(([name, expected]) => {
    const tag = tags.get(name);
    return tag !== undefined && expected.every((v, i) => Math.abs(fixed(tag, 8 + i * 4) - v) <= colorantTolerance);
  });

const hasSrgbCurves = (tags: ReadonlyMap<string, Buffer>): boolean =>
  ["rTRC", "gTRC", "bTRC"].every((name) => {
    const tag = tags.get(name);
    const curve = tag === undefined ? undefined : toCurve(tag);
    return curve !== undefined && curveSamples.every((x) => Math.abs(encodeSrgb(curve(x)) - x) <= curveTolerance);
  });

const isSrgb = (icc: Buffer): boolean => {
  if (icc.toString("latin1", 36, 40) !== "acsp" || icc.toString("latin1", 16, 20) !== "RGB ") return false;
  const tags = readTags(icc);
  // A lookup table overrules primaries and curves, and may do anything.
  return !tags.has("A2B0") && hasSrgbColorants(tags) && hasSrgbCurves(tags);
};

/**
 * Decides by primaries and tone curves, not by name: many profiles are sRGB under another name, and some lie.
 * A profile that cannot be read is `other`, which is always right and only slower.
 */
export const toProfileClass = (icc: Buffer | undefined): ProfileClass => {
  if (icc === undefined) return "none";
  try {
    return isSrgb(icc) ? "srgb" : "other";
  } catch (error) {
    if (error instanceof RangeError) return "other";
    throw error;
  }
};
