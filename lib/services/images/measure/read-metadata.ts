import { DOMParser } from "@xmldom/xmldom";
import ExifReader from "exifreader";
import sharp from "sharp";
import { sniffFormat } from "@/lib/pictures/sniff-format";
import type { FactsAnswer } from "./measure-answer";

export type Metadata = Omit<FactsAnswer, "palette" | "histogram">;
type Entry = FactsAnswer["exif"][number];

/** A group holds a person's words and a camera's notes: more than this is no longer read by anyone. */
const entriesMost = 300;
const valueChars = 300;

/** Bytes for programs: previews, private notes of camera makers, offsets within the file. */
const unread =
  /^(?:MakerNote|Thumbnail|Image|base64|UserComment.*Code|.*(?:IFD Pointer|Offsets?|ByteCounts?)|_raw|undefined-\d+)$/i;

const toText = (tag: unknown): string | undefined => {
  if (typeof tag !== "object" || tag === null || !("description" in tag)) return undefined;
  const { description } = tag;
  if (typeof description !== "string" && typeof description !== "number") return undefined;
  // Control letters come from broken files, and would break a line of a list.
  const text = String(description)
    .replaceAll(/[\p{Cc}\s]+/gu, " ")
    .trim();
  return text.length > valueChars ? `${text.slice(0, valueChars)}…` : text;
};

const toEntries = (group: unknown): Entry[] => {
  if (typeof group !== "object" || group === null) return [];
  return Object.entries(group)
    .filter(([name]) => !unread.test(name))
    .flatMap(([name, tag]) => {
      const value = toText(tag);
      return value === undefined || value === "" ? [] : [{ name, value }];
    })
    .slice(0, entriesMost);
};

const isWithin = (degrees: unknown, most: number): degrees is number =>
  typeof degrees === "number" && Number.isFinite(degrees) && Math.abs(degrees) <= most;

const toLocation = (gps: ExifReader.ExpandedTags["gps"]): Metadata["location"] => {
  const [latitude, longitude] = [gps?.Latitude, gps?.Longitude];
  if (!isWithin(latitude, 90) || !isWithin(longitude, 180)) return null;
  return { latitude, longitude };
};

/** A version number alone places nobody. */
const placesSomeone = ({ name }: Entry): boolean => /^GPS(?!VersionID)/.test(name);

/** Of a file that says nothing. */
export const noMetadata: Metadata = { exif: [], iptc: [], xmp: [], icc: null, hasLocation: false, location: null };

const toMetadata = (tags: ExifReader.ExpandedTags): Metadata => {
  const [exif, iptc, xmp] = [toEntries(tags.exif), toEntries(tags.iptc), toEntries(tags.xmp)];
  const location = toLocation(tags.gps);
  const icc = tags.icc === undefined ? null : (toText(tags.icc["ICC Description"]) ?? "");
  return {
    exif,
    iptc,
    xmp,
    icc: icc === "" ? "without a name" : icc,
    hasLocation: location !== null || [...exif, ...xmp].some(placesSomeone),
    location,
  };
};

const settings = { expanded: true, async: true, includeUnknown: false, domParser: new DOMParser() } as const;

/** libvips hides XMP in a compressed chunk of a PNG, where only libvips looks for it. It does not open HEIC. */
const readHiddenXmp = async (bytes: Buffer): Promise<ExifReader.ExpandedTags["xmp"]> => {
  if (sniffFormat(bytes) === "heic") return undefined;
  const { xmp } = await sharp(bytes, { failOn: "none", limitInputPixels: false }).metadata();
  return xmp === undefined ? undefined : (await ExifReader.load(xmp, settings)).xmp;
};

/** What people and cameras wrote into a file. Metadata that cannot be read is told as an entry of its own. */
export const readMetadata = async (bytes: Buffer): Promise<Metadata> => {
  try {
    const tags = await ExifReader.load(bytes, settings);
    const xmp = tags.xmp ?? (await readHiddenXmp(bytes));
    return toMetadata(xmp === undefined ? tags : { ...tags, xmp });
  } catch (error) {
    if (error instanceof Error && /No Exif data|MetadataMissing/i.test(`${error.name} ${error.message}`))
      return noMetadata;
    const said = error instanceof Error ? error.message : String(error);
    return { ...noMetadata, exif: [{ name: "Unreadable", value: said.slice(0, valueChars) }] };
  }
};
