import type { SourceFacts } from "../catalog/source-facts";
import type { Region, RenderPlan } from "../plan/plan";
import type { Rim } from "./find-inner";

/** What the engine asks of a pixel child. The picture is the body of the job. */
export type PixelJob =
  | { kind: "inspect"; isAvifAllowed: boolean }
  | { kind: "sanitiseSvg" }
  | { kind: "findInner"; facts: SourceFacts; rim: Rim }
  | { kind: "render"; plan: RenderPlan; facts: SourceFacts }
  | { kind: "renderMany"; plans: readonly RenderPlan[]; facts: SourceFacts };

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

const isPlan = (value: unknown): value is RenderPlan =>
  isRecord(value) && value["kind"] === "render" && typeof value["format"] === "string";

const isPlans = (value: unknown): value is RenderPlan[] => Array.isArray(value) && value.every(isPlan);

export const isFacts = (value: unknown): value is SourceFacts =>
  isRecord(value) && typeof value["format"] === "string" && typeof value["widthPx"] === "number";

export const isRegion = (value: unknown): value is Region =>
  isRecord(value) && typeof value["leftPx"] === "number" && typeof value["widthPx"] === "number";

const parseJobOfFacts = (header: Record<string, unknown>, facts: SourceFacts): PixelJob | undefined => {
  const { kind, plan, plans, rim } = header;
  if (kind === "render" && isPlan(plan)) return { kind, plan, facts };
  if (kind === "renderMany" && isPlans(plans)) return { kind, plans, facts };
  return kind === "findInner" && isRecord(rim) ? { kind, rim, facts } : undefined;
};

/** The two ends are built from one source tree, so the shape is checked only as far as a mistake would show. */
export const parsePixelJob = (header: Record<string, unknown>): PixelJob => {
  const { kind, facts } = header;
  if (kind === "inspect") return { kind, isAvifAllowed: header["isAvifAllowed"] === true };
  if (kind === "sanitiseSvg") return { kind };
  const job = isFacts(facts) ? parseJobOfFacts(header, facts) : undefined;
  if (job === undefined) throw new TypeError("not a job for pixels");
  return job;
};

/** Several files as one body. */
export const toFilesAnswer = (files: readonly Buffer[]) => ({
  header: { sizesBytes: files.map(({ byteLength }) => byteLength) },
  body: Buffer.concat(files),
});

/** The files of such an answer. Throws TypeError when sizes and body disagree. */
export const parseFilesAnswer = (header: Record<string, unknown>, body: Buffer): readonly Buffer[] => {
  const { sizesBytes } = header;
  const files: Buffer[] = [];
  let start = 0;
  for (const sizeBytes of Array.isArray(sizesBytes) ? sizesBytes.map(Number) : []) {
    files.push(body.subarray(start, start + sizeBytes));
    start += sizeBytes;
  }
  if (start !== body.byteLength) throw new TypeError("a child answered with other files than it announced");
  return files;
};
