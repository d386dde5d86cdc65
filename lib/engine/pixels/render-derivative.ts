import type { Sharp } from "sharp";
import { Refusal } from "@/lib/sandbox/refusal";
import type { SourceFacts } from "../catalog/source-facts";
import { formats } from "../formats/formats";
import type { Region, RenderPlan } from "../plan/plan";
import { type StepPlan, toStepPlan } from "../steps/apply-steps";
import type { Change } from "../steps/pipeline";
import { keepExif } from "./exif/keep-exif";
import { changeFrames, type Frames, openFrames, type Pace, toFrames, toPace } from "./frames";
import { openSource } from "./open-source";
import { applyAll, isAnimated, readSource } from "./read-source";
import { changeAnimation } from "./render-animation";
import { findSeekingCrop, placeCrop, seekCrop } from "./seek-crop";

export type Derivative = Readonly<{ bytes: Buffer; widthPx: number; heightPx: number }>;
type RenderInput = Readonly<{ plan: RenderPlan; facts: SourceFacts }>;

const changeAll = async (frames: Frames, changes: readonly Change[]): Promise<Frames> => {
  let changed = frames;
  for (const change of changes) changed = await changeFrames(changed, change);
  return changed;
};

/** What comes after reading, where it cannot be chained onto it. */
const finish = async (source: Sharp, { plan, facts }: RenderInput, region?: Region): Promise<Frames> => {
  const { turning, framing, colouring, isChainable } = toStepPlan({ plan: placeCrop(plan, region), facts });
  if (isChainable) return changeAll(await toFrames(applyAll(source, framing)), colouring);
  return changeAll(await toFrames(source), [...turning, ...framing, ...colouring]);
};

/** Where a crop that is sought belongs in the turned picture, undefined when the plan knows it. */
const findRegion = async (source: Sharp, { plan, facts }: RenderInput): Promise<Region | undefined> => {
  const seeking = findSeekingCrop(plan);
  if (seeking === undefined) return undefined;
  const { turning } = toStepPlan({ plan: placeCrop(plan), facts });
  return seekCrop(await changeAll(await toFrames(source.clone()), turning), seeking);
};

const toAnimatedPixels = (bytes: Buffer, render: RenderInput): Promise<Sharp> => {
  const { reading } = toStepPlan({ plan: placeCrop(render.plan), facts: render.facts });
  let region: Region | undefined;
  return changeAnimation(bytes, render.facts, async (frame) => {
    region ??= await findRegion(applyAll(frame.clone(), reading), render);
    return finish(applyAll(frame, reading), render, region);
  });
};

/** With more frames than this the work on each by itself would take longer than anyone waits. */
const apartMost = 600;

/** Frames that are scaled as one strip run into each other by a pixel or two; where nothing is scaled, nothing does. */
const mayStayTogether = ({ facts }: RenderInput, { reading }: StepPlan): boolean =>
  reading.length === 0 || facts.frames > apartMost;

/** What is turned, or looked at to be cut, is held whole. */
const heldMostPx = 100_000_000;

const refuseHuge = ({ widthPx, heightPx }: RenderPlan["scaled"]): void => {
  if (widthPx * heightPx <= heldMostPx) return;
  throw new Refusal("undecodable", `${widthPx} x ${heightPx} px on the way to the cut are too many`);
};

/** The steps of a plan, not yet encoded. */
export const toPixels = async (bytes: Buffer, render: RenderInput): Promise<Sharp> => {
  const input = { plan: placeCrop(render.plan), facts: render.facts };
  const steps = toStepPlan(input);
  if (!steps.isChainable || findSeekingCrop(render.plan) !== undefined) refuseHuge(render.plan.scaled);
  const isOnePass = steps.isChainable && steps.colouring.length === 0 && findSeekingCrop(render.plan) === undefined;
  if (isAnimated(render) && !(isOnePass && mayStayTogether(render, steps))) return toAnimatedPixels(bytes, render);
  const source = await readSource(bytes, input, steps.reading);
  if (isOnePass) return applyAll(source, steps.framing);
  // Read once, looked at twice.
  const read = findSeekingCrop(render.plan) === undefined ? source : openFrames(await toFrames(source));
  return openFrames(await finish(read, render, await findRegion(read, render)));
};

/** Frames that were worked on one by one have lost how long each is shown. */
const readPace = async (bytes: Buffer, input: RenderInput): Promise<Pace> =>
  isAnimated(input) ? toPace(await openSource(bytes, { animated: true }).metadata()) : {};

/**
 * Makes one derivative: oriented, sized, in sRGB, with as much metadata as planned. Throws Refusal `undecodable` when the pixels
 * cannot be read or written.
 */
export const renderDerivative = async (bytes: Buffer, input: RenderInput): Promise<Derivative> => {
  const { plan } = input;
  try {
    const pixels = await toPixels(bytes, input);
    const made = await pixels
      .toFormat(plan.format, { ...formats[plan.format].toOptions(plan), ...(await readPace(bytes, input)) })
      .toBuffer({ resolveWithObject: true });
    const bytesKept = await keepExif(made.data, bytes, input);
    return { bytes: bytesKept, widthPx: made.info.width, heightPx: made.info.pageHeight ?? made.info.height };
  } catch (cause) {
    throw new Refusal("undecodable", cause instanceof Error ? cause.message : String(cause), { cause });
  }
};
