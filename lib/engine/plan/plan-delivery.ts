import type { SourceFacts } from "../catalog/source-facts";
import { arrange, type Arrangement, toArrangeWarnings } from "./arrange";
import { chooseFormat } from "./choose-format";
import type { Client, ClientHeader } from "./client";
import type { Plan, Region } from "./plan";
import { resolveOptions, type ResolvedOptions, toClientHeaders } from "./resolve-options";
import { type Decision, toRenderPlan } from "./to-render-plan";
import type { TransformOptions } from "./transform-options";

/** Animations with more pixels than this over all frames are delivered as they are. Source: service limits. */
const animationAreaPx = 50_000_000;

export type DeliveryInput = Client &
  Readonly<{
    options: TransformOptions | "device";
    facts: SourceFacts;
    /** AVIF is chosen only up to this longest output side. */
    avifMaxSidePx: number;
    /** What lies inside the rim, for `trim=border`; absent: all of it. */
    inner?: Region | undefined;
  }>;

export type Planned = Readonly<{
  plan: Plan;
  /** What could not be done as asked, in words for the client. */
  warnings: readonly string[];
  /** The request's headers that decided. */
  headers: readonly ClientHeader[];
}>;

const isClear = ({ pad, border }: Arrangement, { background }: ResolvedOptions): boolean =>
  (pad !== undefined && background !== undefined && background.alpha < 1) ||
  (border !== undefined && border.color.alpha < 1);

const decide = (input: DeliveryInput, options: ResolvedOptions): Decision => {
  const { facts } = input;
  const arrangement = arrange({ source: facts, options, inner: input.inner });
  const hasAlpha = facts.hasAlpha || isClear(arrangement, options);
  const format = chooseFormat({ ...input, options, size: arrangement, hasAlpha });
  const isMoving = facts.frames > 1 && options.isAnimated !== false && (format === "gif" || format === "webp");
  return { options, arrangement, format, frames: isMoving ? "all" : "first", hasAlpha };
};

const toWarnings = ({ options, format }: Decision): readonly string[] => {
  const warnings = [...toArrangeWarnings(options)];
  if (options.format === "avif" && format !== "avif") warnings.push("the picture is too large or moves, WebP was made");
  return warnings;
};

/** The service leaves a large animation alone, unless a still of it is asked for. */
const isUntouchable = (facts: SourceFacts, options: ResolvedOptions): boolean =>
  facts.frames > 1 &&
  facts.widthPx * facts.heightPx * facts.frames > animationAreaPx &&
  options.isAnimated !== false &&
  options.format !== "json";

const toOriginal = ({ format }: SourceFacts): Planned => ({
  plan: { kind: "original", format },
  warnings: [],
  headers: [],
});

/**
 * Decides what a request receives: every size, place and number, the format, the whole animation or not. Pure.
 * Throws EngineError 9401, 9412 or 9413 when the picture cannot be made so.
 */
export const planDelivery = (input: DeliveryInput): Planned => {
  const { facts } = input;
  if (facts.format === "svg") return toOriginal(facts);
  const options = resolveOptions(input.options, input);
  if (isUntouchable(facts, options)) return toOriginal(facts);
  const decision = decide(input, options);
  const { widthPx, heightPx } = decision.arrangement;
  return {
    plan: options.format === "json" ? { kind: "facts", widthPx, heightPx } : toRenderPlan(decision),
    warnings: toWarnings(decision),
    headers: toClientHeaders(input.options),
  };
};
