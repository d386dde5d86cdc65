import type { Sharp } from "sharp";
import { Refusal } from "@/lib/sandbox/refusal";
import { formats } from "../formats/formats";
import { applySteps } from "../steps/apply-steps";
import type { StepInput } from "../steps/pipeline";
import { openSource } from "./open-source";

/** Below this share of the source's area, transforming colours after the resize beats doing it before. */
const latePassShare = 0.5;

export type Derivative = Readonly<{ bytes: Buffer; widthPx: number; heightPx: number }>;

const isWorthLatePass = async (bytes: Buffer, { plan, facts }: StepInput): Promise<boolean> => {
  const share = (plan.widthPx * plan.heightPx) / (facts.widthPx * facts.heightPx);
  if (share > latePassShare || facts.frames > 1) return false;
  const { space, depth, hasProfile } = await openSource(bytes).metadata();
  return space === "srgb" && depth === "uchar" && hasProfile;
};

/** Resizes in the source's own colours; the profile travels along in an uncompressed picture and is applied last. */
const resizeFirst = async (bytes: Buffer, input: StepInput): Promise<Sharp> => {
  const small = await applySteps(openSource(bytes), input).keepIccProfile().png({ compressionLevel: 0 }).toBuffer();
  return openSource(small);
};

/** The steps of a plan, not yet encoded. */
export const toPixels = async (bytes: Buffer, input: StepInput): Promise<Sharp> => {
  const isAnimated = input.plan.frames === "all";
  if (input.facts.profile !== "other") {
    return applySteps(openSource(bytes, { ignoreIcc: true, animated: isAnimated }), input);
  }
  if (await isWorthLatePass(bytes, input)) return resizeFirst(bytes, input);
  return applySteps(openSource(bytes, { animated: isAnimated }), input);
};

/**
 * Makes one derivative: oriented, sized, in sRGB, without metadata. Throws Refusal `undecodable` when the pixels
 * cannot be read or written.
 */
export const renderDerivative = async (bytes: Buffer, input: StepInput): Promise<Derivative> => {
  const { plan } = input;
  try {
    const pixels = await toPixels(bytes, input);
    const made = await pixels
      .toFormat(plan.format, formats[plan.format].toOptions(plan))
      .toBuffer({ resolveWithObject: true });
    return { bytes: made.data, widthPx: made.info.width, heightPx: made.info.pageHeight ?? made.info.height };
  } catch (cause) {
    throw new Refusal("undecodable", cause instanceof Error ? cause.message : String(cause), { cause });
  }
};
