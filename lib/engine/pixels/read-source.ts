import type { Sharp } from "sharp";
import type { SourceFacts } from "../catalog/source-facts";
import type { RenderPlan } from "../plan/plan";
import { toStepPlan } from "../steps/apply-steps";
import type { Change, StepInput } from "../steps/pipeline";
import { readHeic } from "./heic/read-heic";
import { allowAvif, openSource } from "./open-source";

/** Below this share of the source's area, transforming colours after the resize beats doing it before. */
const latePassShare = 0.5;

/** Several frames are wanted, and there are several. */
export const isAnimated = ({
  plan,
  facts,
}: Readonly<{ plan: Pick<RenderPlan, "frames">; facts: SourceFacts }>): boolean =>
  plan.frames === "all" && facts.frames > 1;

/** One pipeline with all changes chained. */
export const applyAll = (pipeline: Sharp, changes: readonly Change[]): Sharp =>
  changes.reduce((current, change) => change(current), pipeline);

const isWorthLatePass = async (bytes: Buffer, { plan, facts }: StepInput): Promise<boolean> => {
  const share = (plan.scaled.widthPx * plan.scaled.heightPx) / (facts.widthPx * facts.heightPx);
  if (share > latePassShare || facts.frames > 1) return false;
  const { space, depth, hasProfile } = await openSource(bytes).metadata();
  return space === "srgb" && depth === "uchar" && hasProfile;
};

/** Resizes in the source's own colours; the profile travels along in an uncompressed picture and is applied last. */
const resizeFirst = async (bytes: Buffer, reading: readonly Change[]): Promise<Sharp> => {
  const small = await applyAll(openSource(bytes), reading).keepIccProfile().png({ compressionLevel: 0 }).toBuffer();
  return openSource(small);
};

/** The source, scaled and in sRGB, not yet run. */
export const readSource = async (bytes: Buffer, input: StepInput, reading: readonly Change[]): Promise<Sharp> => {
  if (input.facts.format === "heic") return readHeic(bytes, (pixels) => applyAll(pixels, reading));
  const animated = isAnimated(input);
  // It is among the originals only if it was let in.
  allowAvif(input.facts.format === "avif");
  if (input.facts.profile !== "other") return applyAll(openSource(bytes, { ignoreIcc: true, animated }), reading);
  if (await isWorthLatePass(bytes, input)) return resizeFirst(bytes, reading);
  return applyAll(openSource(bytes, { animated }), reading);
};

/** The first frame as it is seen, at this size, in sRGB, not yet run. */
export const readUpright = (
  bytes: Buffer,
  facts: SourceFacts,
  scaled: Readonly<{ widthPx: number; heightPx: number }>,
): Promise<Sharp> => {
  const plan = {
    kind: "render",
    format: "png",
    quality: 100,
    frames: "first",
    metadata: "none",
    scaled,
    ...scaled,
  } as const;
  const input = { plan, facts };
  return readSource(bytes, input, toStepPlan(input).reading);
};
