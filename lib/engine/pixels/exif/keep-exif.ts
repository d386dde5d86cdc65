import { openHeic } from "@/lib/decoders/heic/open-heic";
import type { SourceFacts } from "../../catalog/source-facts";
import type { RenderPlan } from "../../plan/plan";
import { openSource } from "../open-source";
import { findExifBlock, toCopyrightBlock, toUprightBlock } from "./exif-block";
import { insertExif } from "./insert-exif";

type KeepInput = Readonly<{ plan: Pick<RenderPlan, "format" | "metadata">; facts: SourceFacts }>;

const readExif = async (bytes: Buffer, { format }: SourceFacts): Promise<Buffer | undefined> =>
  format === "heic" ? (await openHeic(bytes)).findExif() : (await openSource(bytes).metadata()).exif;

/**
 * Gives a JPEG what the plan keeps of its source's EXIF: nothing, the copyright, or all of it. Other formats never
 * carry any. Source: Cloudflare Images, parameter `metadata`.
 */
export const keepExif = async (made: Buffer, source: Buffer, { plan, facts }: KeepInput): Promise<Buffer> => {
  if (plan.format !== "jpeg" || plan.metadata === "none") return made;
  const block = findExifBlock(await readExif(source, facts));
  if (block === undefined) return made;
  const kept = plan.metadata === "copyright" ? toCopyrightBlock(block) : toUprightBlock(block);
  return kept === undefined ? made : insertExif(made, kept);
};
