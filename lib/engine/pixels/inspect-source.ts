import type { Metadata } from "sharp";
import { openHeic } from "@/lib/decoders/heic/open-heic";
import { sniffFormat } from "@/lib/pictures/sniff-format";
import { Refusal } from "@/lib/sandbox/refusal";
import type { SourceFacts, SourceFormat } from "../catalog/source-facts";
import { findHeicProfile } from "./heic/read-heic";
import { type ProfileClass, toProfileClass } from "./icc-profile";
import { allowAvif, openSource } from "./open-source";

const sourceFormats: ReadonlySet<string> = new Set<SourceFormat>(["jpeg", "png", "webp", "gif", "avif"]);
const isSourceFormat = (format: string): format is SourceFormat => sourceFormats.has(format);

/** The library calls AVIF by the name of its container, which holds HEVC as well. */
const toFormat = ({ format, compression }: Metadata): SourceFormat => {
  const name = format === "heif" && compression === "av1" ? "avif" : format;
  if (!isSourceFormat(name)) throw new Refusal("not-an-image", `${name} is not accepted`);
  return name;
};

const readHeader = async (bytes: Buffer): Promise<Metadata> => {
  try {
    // The limits are the caller's to enforce, with the figures in its words.
    return await openSource(bytes, { limitInputPixels: false }).metadata();
  } catch (cause) {
    throw new Refusal("not-an-image", cause instanceof Error ? cause.message : String(cause), { cause });
  }
};

/** CMYK needs a transform even without a profile of its own; so does anything that is not plain RGB or grey. */
const toSourceProfile = ({ space, icc }: Metadata): ProfileClass => {
  if (space === "srgb" || (space === "b-w" && icc === undefined)) return toProfileClass(icc);
  return "other";
};

const inspectHeic = async (bytes: Buffer): Promise<SourceFacts> => {
  const file = await openHeic(bytes);
  const { widthPx, heightPx, hasAlpha } = file;
  // The file's own turns are applied while it is decoded, so its EXIF must not turn it again.
  return {
    format: "heic",
    widthPx,
    heightPx,
    frames: 1,
    orientation: 1,
    hasAlpha,
    profile: toProfileClass(await findHeicProfile(file)),
  };
};

/** Reads the header alone, 1 to 2 ms. Throws Refusal `not-an-image` where no allowed decoder knows the bytes. */
export const inspectSource = async (
  bytes: Buffer,
  { isAvifAllowed = false }: Readonly<{ isAvifAllowed?: boolean }> = {},
): Promise<SourceFacts> => {
  if (sniffFormat(bytes) === "heic") return inspectHeic(bytes);
  allowAvif(isAvifAllowed);
  const header = await readHeader(bytes);
  const format = toFormat(header);
  const frames = header.pages ?? 1;
  const isAnimated = frames > 1;
  const size = isAnimated ? { width: header.width, height: header.pageHeight ?? header.height } : header.autoOrient;
  return {
    format,
    widthPx: size.width,
    heightPx: size.height,
    frames,
    // The frames of an animation lie in one tall strip, which cannot be turned frame by frame.
    orientation: isAnimated ? 1 : (header.orientation ?? 1),
    hasAlpha: header.hasAlpha,
    profile: toSourceProfile(header),
  };
};
