import type { Account } from "@/lib/contracts/account";
import type { Image } from "@/lib/contracts/image";
import type { Variant } from "@/lib/contracts/variant";
import { takesFlexible } from "@/lib/client/account";
import { toDeviceChoice, type PreviewChoice } from "@/lib/client/preview";
import { chooseCandidate, toCandidate, toFlexibleWidthPx, type Candidate } from "./candidates";
import type { Screen } from "./devices";
import { deliveryWords } from "./delivery-words";

/** How a page asks: always for one variant, for whichever of a `srcset` the browser takes, or for an exact width. */
export type DeliveryMode = "variant" | "srcset" | "width";

export const toDeliveryMode = (wanted: string | null, offered: readonly DeliveryMode[]): DeliveryMode =>
  offered.find((mode) => mode === wanted) ?? "variant";

/** What reaches the delivery host of a reader's connection. */
export const connectionChoices = ["fast", "slow", "saver"] as const;
export type ConnectionChoice = (typeof connectionChoices)[number];
export const toConnectionChoice = (wanted: string | null): ConnectionChoice =>
  connectionChoices.find((choice) => choice === wanted) ?? "fast";

const hints = {
  fast: { ect: "4g" },
  slow: { ect: "3g" },
  saver: { ect: "4g", saveData: true },
} as const satisfies Record<ConnectionChoice, Pick<PreviewChoice, "ect" | "saveData">>;

/** Variants that can stand in a `srcset` of this image, narrowest first. One width counts once. */
export const toCandidates = (image: Image, variants: readonly Variant[]): readonly Candidate[] => {
  const urls = new Set(image.variants.map(({ name }) => name));
  const found = variants.flatMap(({ name, options }) => {
    if (options === null || !urls.has(name)) return [];
    const keepsShape = options.fit === "scale-down" || (options.fit === "contain" && options.height === undefined);
    const { width = Infinity, height } = options;
    return toCandidate({ name, widthPx: width, heightPx: height, keepsShape }, image) ?? [];
  });
  const byWidth = new Map(found.toReversed().map((candidate) => [candidate.widthPx, candidate]));
  return [...byWidth.values()].toSorted((a, b) => a.widthPx - b.widthPx);
};

export const toOfferedModes = (
  image: Image,
  account: Account | undefined,
  candidates: readonly Candidate[],
): readonly DeliveryMode[] => [
  "variant",
  ...(candidates.length > 1 ? (["srcset"] as const) : []),
  ...(takesFlexible(account, image) ? (["width"] as const) : []),
];

export type Delivery = {
  mode: DeliveryMode;
  variant: string;
  /** Those of the `srcset`. */
  candidates: readonly Candidate[];
  connection: ConnectionChoice;
};

/** What one screen asks for, in the call's terms and in words. */
export type Asked = { choice: PreviewChoice; words: string };

const toTarget = (
  delivery: Delivery,
  screen: Screen,
): Pick<PreviewChoice, "variant" | "options"> & { words: string } => {
  const slot = { widthPx: screen.slotWidthPx, dpr: screen.dpr };
  if (delivery.mode === "width") {
    const width = toFlexibleWidthPx(slot);
    return { options: `width=${width}`, words: `width=${width}` };
  }
  const chosen = delivery.mode === "srcset" ? chooseCandidate(delivery.candidates, slot) : undefined;
  if (chosen !== undefined) return { variant: chosen.name, words: deliveryWords.candidate(chosen) };
  return { variant: delivery.variant, words: toVariantWords(delivery.variant, screen) };
};

const toVariantWords = (variant: string, screen: Screen): string =>
  variant === "default" ? deliveryWords.byClass(variant, screen.deviceClass) : variant;

/** The question of one screen, with every header its browser would send. */
export const askAs = (screen: Screen, delivery: Delivery): Asked => {
  const { words, ...target } = toTarget(delivery, screen);
  return {
    words,
    choice: { ...target, ...toDeviceChoice(screen), ...hints[delivery.connection] },
  };
};
