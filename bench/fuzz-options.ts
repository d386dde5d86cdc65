import type { FuzzRandom } from "./fuzz-random";

/** What the output may measure at most, where the string tells it. */
export type Box = Readonly<{ widthPx?: number; heightPx?: number }>;
export type FuzzedOptions = Readonly<{ text: string; box: Box | undefined }>;

const colours = [
  "red",
  "%23f00",
  "%230000FF",
  "%23ff000080",
  "rgb(1,2,3)",
  "rgba(0%20128%20255%20/%2050%)",
  "transparent",
  "rebeccapurple",
];
const fits = ["scale-down", "contain", "cover", "crop", "pad", "squeeze", "aspect-crop", "scale-up"];
const boxed = new Set(["scale-down", "contain", "cover", "crop", "pad", "squeeze", "aspect-crop"]);

const side = (random: FuzzRandom): number => {
  const chance = random.fraction();
  if (chance < 0.0001) return random.whole(2000, 13_000);
  if (chance < 0.01) return random.whole(300, 1500);
  return random.whole(1, chance < 0.1 ? 300 : 48);
};

const decimal = (random: FuzzRandom, high: number): string => (random.fraction() * high).toFixed(random.whole(0, 3));

const trim = (random: FuzzRandom): string => {
  const edges = Array.from({ length: 4 }, () =>
    random.isLucky(0.5) ? String(random.whole(0, 9)) : decimal(random, 0.4),
  );
  return random.pick([
    "trim=border",
    `trim=${edges.join(";")}`,
    `trim.left=${random.whole(0, 9)},trim.width=${random.whole(1, 20)}`,
    `trim.border.tolerance=${random.whole(0, 255)},trim.border.keep=${random.whole(0, 5)}`,
  ]);
};

/** One way of writing each option, by its long name. */
const writers: Readonly<Record<string, (random: FuzzRandom) => string>> = {
  gravity: (random) =>
    `${random.pick(["gravity", "g"])}=${random.pick(["auto", "left", "right", "top", "bottom", "center", "face", "entropy", `${decimal(random, 1)}x${decimal(random, 1)}`])}`,
  quality: (random) =>
    `${random.pick(["quality", "q"])}=${random.pick([String(random.whole(1, 100)), "high", "medium-high", "medium-low", "low"])}`,
  scq: (random) => `${random.pick(["scq", "slow-connection-quality"])}=${random.whole(1, 100)}`,
  format: (random) =>
    `${random.pick(["format", "f"])}=${random.pick(["auto", "webp", "jpeg", "baseline-jpeg", "json", "png", "webp", "jpeg", "png-force", "svg", "avif"])}`,
  metadata: (random) => `metadata=${random.pick(["none", "copyright", "keep"])}`,
  anim: (random) => `anim=${random.pick(["true", "false"])}`,
  background: (random) => `background=${random.pick(colours)}`,
  blur: (random) => `blur=${random.whole(0, 250)}`,
  sharpen: (random) => `sharpen=${decimal(random, 10)}`,
  brightness: (random) => `brightness=${decimal(random, 3)}`,
  contrast: (random) => `contrast=${decimal(random, 3)}`,
  saturation: (random) => `saturation=${decimal(random, 3)}`,
  gamma: (random) => `gamma=${decimal(random, 4)}`,
  flip: (random) => `flip=${random.pick(["h", "v", "hv"])}`,
  rotate: (random) => `rotate=${random.pick(["90", "180", "270"])}`,
  trim,
  zoom: (random) => `zoom=${decimal(random, 1)}`,
  compression: () => "compression=fast",
  upscale: (random) => `upscale=${random.pick(["interpolate", "generate"])}`,
  segment: () => "segment=foreground",
  onerror: () => "onerror=redirect",
};

type Shape = Readonly<{
  width: number | undefined;
  height: number | undefined;
  dpr: number;
  fit: string;
  border: number;
}>;

const toShape = (random: FuzzRandom): Shape => ({
  width: random.isLucky(0.8) ? side(random) : undefined,
  height: random.isLucky(0.6) ? side(random) : undefined,
  dpr: random.isLucky(0.2) ? random.pick([1, 1.5, 2]) : 1,
  fit: random.isLucky(0.7) ? random.pick(fits) : "",
  border: random.isLucky(0.05) ? random.whole(1, 6) : 0,
});

const printShape = ({ width, height, dpr, fit, border }: Shape, random: FuzzRandom): readonly string[] => [
  ...(width === undefined ? [] : [`${random.pick(["w", "width"])}=${width}`]),
  ...(height === undefined ? [] : [`${random.pick(["h", "height"])}=${height}`]),
  ...(dpr === 1 ? [] : [`dpr=${dpr}`]),
  ...(fit === "" ? [] : [`fit=${fit}`]),
  ...(border === 0 ? [] : [`border.width=${border},border.color=${random.pick(colours)}`]),
];

const toBox = ({ width, height, dpr, fit, border }: Shape): Box => {
  if (fit !== "" && !boxed.has(fit)) return {};
  const atMost = (px: number): number => Math.round(px * dpr) + 2 * Math.ceil(border * dpr);
  return {
    ...(width === undefined ? {} : { widthPx: atMost(width) }),
    ...(height === undefined ? {} : { heightPx: atMost(height) }),
  };
};

const sane = (random: FuzzRandom): FuzzedOptions => {
  const shape = toShape(random);
  const written = Object.values(writers).flatMap((write) => (random.isLucky(0.12) ? [write(random)] : []));
  const parts = [...printShape(shape, random), ...written];
  return { text: parts.length === 0 ? "w=9" : parts.join(","), box: toBox(shape) };
};

const alphabet = [
  ...Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)),
  "é",
  "\u202e",
  "\u0000",
  "\u{1F642}",
];
const barbs = [
  "NaN",
  "Infinity",
  "-1",
  "0",
  "1e309",
  "1e-9",
  "99999999999999999999",
  "0x10",
  "null",
  "true",
  "..",
  "%00",
  "%2F",
  "%252F",
  "",
  "1/0",
  "{}",
  "__proto__",
  "constructor",
];

const scramblers: readonly ((text: string, random: FuzzRandom) => string)[] = [
  (text, random) => text.slice(0, random.whole(0, text.length)),
  (text, random) => text.replace(/=[^,]*/, () => `=${random.pick(barbs)}`),
  (text, random) =>
    text.replaceAll(/[0-9]+/g, () => (random.isLucky(0.5) ? random.pick(barbs) : String(random.whole(0, 999)))),
  (text, random) => {
    const at = random.whole(0, text.length);
    return text.slice(0, at) + random.pick(alphabet) + text.slice(at + random.whole(0, 1));
  },
  (text, random) => `${text}${random.pick([",", ";", "=", "&", ",,", ""])}${text}`,
  (text, random) => text.split("").toReversed().slice(0, random.whole(1, 40)).join(""),
  (text) => text.toUpperCase(),
  (text, random) => `${text},${random.pick(barbs)}=${random.pick(barbs)}`,
  (text, random) =>
    `${text},${random.pick(["draw", "composite", "trim.nothing", "width.x", "toString", "hasOwnProperty"])}=${random.pick(barbs)}`,
  (text, random) => Array.from({ length: random.whole(2, 300) }, () => text).join(","),
  (text, random) => Array.from({ length: random.whole(1, 60) }, () => random.pick(alphabet)).join(""),
];

/** More than a request line can carry; repeated over and over, text would outgrow what one string can hold. */
const longestChars = 12_000;

/** Only what a request line can carry; escapes already there stay, half characters become broken UTF-8. */
const toTarget = (text: string): string =>
  text
    .replaceAll(/\p{Surrogate}/gu, "%ED%A0%80")
    .replaceAll(/[^!-~]|["<>\\^`{|}#?]/gu, (character) => encodeURIComponent(character))
    .slice(0, longestChars);

/** A string of options: six of ten are meant well and tell their box, the rest is spoiled in one to three ways. */
export const fuzzOptions = (random: FuzzRandom): FuzzedOptions => {
  const start = sane(random);
  if (random.isLucky(0.6)) return start;
  let { text } = start;
  for (let times = random.whole(1, 3); times > 0; times -= 1)
    text = random.pick(scramblers)(text, random).slice(0, longestChars);
  return { text: toTarget(text), box: undefined };
};
