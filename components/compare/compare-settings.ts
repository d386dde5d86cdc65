import { compareNames } from "./compare-names";
import { colourVisions, type ColourVision } from "./colour-vision";
import { wholePicture, type Framing } from "./framing";
import { parseSide, printSide, type Side, type VariantSide } from "./side";

export const looks = ["slider", "a", "b", "difference"] as const;
export const backdrops = ["grey", "white", "black", "checkerboard"] as const;
export const gains = [1, 4, 16, 64] as const;

export type Look = (typeof looks)[number];
export type Backdrop = (typeof backdrops)[number];

export type CompareSettings = Readonly<{
  a: Side;
  b: Side;
  look: Look;
  /** Where the slider stands, in per cent of the width. */
  splitPercent: number;
  vision: ColourVision;
  backdrop: Backdrop;
  gain: (typeof gains)[number];
  /** Of 255. */
  threshold: number;
  framing: Framing;
}>;

export const mostThreshold = 64;

const oneOf = <Value extends string>(values: readonly Value[], wanted: string | undefined, otherwise: Value): Value =>
  values.find((value) => value === wanted) ?? otherwise;

const toNumber = (text: string | null, [least, most, otherwise]: readonly [number, number, number]): number => {
  const number = text === null || text === "" ? Number.NaN : Number(text);
  return Number.isFinite(number) ? Math.min(most, Math.max(least, number)) : otherwise;
};

const parseFraming = (text: string | null): Framing => {
  const [x, y, zoom] = (text ?? "").split(",");
  return {
    x: toNumber(x ?? null, [0, 1, wholePicture.x]),
    y: toNumber(y ?? null, [0, 1, wholePicture.y]),
    zoom: toNumber(zoom ?? null, [1, 100_000, wholePicture.zoom]),
  };
};

const printFraming = ({ x, y, zoom }: Framing): string =>
  [x.toFixed(4), y.toFixed(4), zoom.toFixed(3)].map(Number).join(",");

/** A desktop beside a phone, where the image has the device variant; else its first variant beside its last. */
const toStandardSides = (names: readonly string[]): Readonly<{ a: VariantSide; b: VariantSide }> => {
  const first: VariantSide = { kind: "variant", variant: names[0] ?? "default", device: "desktop", format: "any" };
  return names.includes("default")
    ? { a: { ...first, variant: "default" }, b: { ...first, variant: "default", device: "mobile" } }
    : { a: first, b: { ...first, variant: names.at(-1) ?? first.variant } };
};

/** What a link asks to compare. `names`: variants of the image on the stage. */
export const parseCompareSettings = (search: URLSearchParams, names: readonly string[]): CompareSettings => {
  const get = (name: keyof typeof compareNames) => search.get(compareNames[name]);
  const standard = toStandardSides(names);
  return {
    a: parseSide(get("a"), get("imageA"), standard.a),
    b: parseSide(get("b"), get("imageB"), standard.b),
    look: oneOf(looks, get("look") ?? undefined, "slider"),
    splitPercent: toNumber(get("split"), [0, 100, 50]),
    vision: oneOf(colourVisions, get("vision") ?? undefined, "all"),
    backdrop: oneOf(backdrops, get("backdrop") ?? undefined, "grey"),
    gain: gains.find((gain) => String(gain) === get("gain")) ?? 16,
    threshold: Math.round(toNumber(get("threshold"), [0, mostThreshold, 0])),
    framing: parseFraming(get("framing")),
  };
};

/** The settings as the address writes them; null is what nobody needs to say. */
export const printCompareSettings = (
  settings: CompareSettings,
  names: readonly string[],
): Readonly<Record<string, string | null>> => {
  const plain = parseCompareSettings(new URLSearchParams(), names);
  const written = (kept: CompareSettings) => ({
    [compareNames.a]: printSide(kept.a),
    [compareNames.b]: printSide(kept.b),
    [compareNames.imageA]: kept.a.imageId ?? "",
    [compareNames.imageB]: kept.b.imageId ?? "",
    [compareNames.look]: kept.look,
    [compareNames.split]: String(Math.round(kept.splitPercent)),
    [compareNames.vision]: kept.vision,
    [compareNames.gain]: String(kept.gain),
    [compareNames.threshold]: String(kept.threshold),
    [compareNames.framing]: printFraming(kept.framing),
    [compareNames.backdrop]: kept.backdrop,
  });
  const usual: Readonly<Record<string, string>> = written(plain);
  return Object.fromEntries(
    Object.entries(written(settings)).map(([name, text]) => [name, text === usual[name] ? null : text]),
  );
};
