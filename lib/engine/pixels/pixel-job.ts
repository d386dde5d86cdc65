import type { SourceFacts } from "../catalog/source-facts";
import type { RenderPlan } from "../plan/plan";

/** What the engine asks of a pixel child. The picture is the body of the job. */
export type PixelJob = { kind: "inspect" } | { kind: "render"; plan: RenderPlan; facts: SourceFacts };

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

const isPlan = (value: unknown): value is RenderPlan =>
  isRecord(value) && value["kind"] === "render" && typeof value["format"] === "string";

export const isFacts = (value: unknown): value is SourceFacts =>
  isRecord(value) && typeof value["format"] === "string" && typeof value["widthPx"] === "number";

/** The two ends are built from one source tree, so the shape is checked only as far as a mistake would show. */
export const parsePixelJob = (header: Record<string, unknown>): PixelJob => {
  const { kind, plan, facts } = header;
  if (kind === "inspect") return { kind };
  if (kind === "render" && isPlan(plan) && isFacts(facts)) return { kind, plan, facts };
  throw new TypeError("not a job for pixels");
};
