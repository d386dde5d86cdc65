import { formats } from "@/lib/engine/formats/formats";
import { toMediaType } from "@/lib/pictures/media-type";
import type { FilePlan, Plan } from "@/lib/engine/plan/plan";

export type MediaKind = Readonly<{ mediaType: string; extension: string }>;

const kinds: Readonly<Record<FilePlan["format"] | "json", MediaKind>> = {
  ...formats,
  svg: { mediaType: toMediaType("svg"), extension: "svg" },
  heic: { mediaType: toMediaType("heic"), extension: "heic" },
  json: { mediaType: "application/json", extension: "json" },
};

/** What the outcome of a plan is called on the wire and on a disk. */
export const toMediaKind = (plan: Plan): MediaKind => kinds[plan.kind === "facts" ? "json" : plan.format];
