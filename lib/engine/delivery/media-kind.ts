import { formats } from "@/lib/engine/formats/formats";
import type { FilePlan } from "@/lib/engine/plan/plan";

export type MediaKind = Readonly<{ mediaType: string; extension: string }>;

const kinds: Readonly<Record<FilePlan["format"], MediaKind>> = {
  ...formats,
  svg: { mediaType: "image/svg+xml", extension: "svg" },
  heic: { mediaType: "image/heic", extension: "heic" },
};

/** What the bytes of a plan are called on the wire and on a disk. */
export const toMediaKind = ({ format }: Pick<FilePlan, "format">): MediaKind => kinds[format];
