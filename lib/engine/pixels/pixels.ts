import { type RunOptions, type Sandbox, SandboxError, type SandboxJob } from "@/lib/sandbox/sandbox";
import type { SourceFacts } from "../catalog/source-facts";
import { EngineError } from "../engine-error";
import type { Region, RenderPlan } from "../plan/plan";
import type { Rim } from "./find-inner";
import { isFacts, isRegion, parseFilesAnswer } from "./pixel-job";

/** The engine's side of the pixel children. */
export interface Pixels {
  /**
   * Facts of an upload, from its header. Throws EngineError `notAnImage` (5455) when no decoder knows the bytes,
   * `busy` (9522) and `outOfTime` (9529) under load.
   */
  inspect(bytes: Uint8Array, options?: InspectOptions): Promise<SourceFacts>;
  /**
   * A drawing that can neither run nor fetch anything, and its facts. Throws EngineError `notAnImage` (5455) when it
   * is not well-formed or too complex, `busy`, `outOfTime`.
   */
  sanitiseSvg(bytes: Uint8Array, options?: RunOptions): Promise<CleanSvg>;
  /** What is left of the upright picture without its rim. Throws as `render` does. */
  findInner(source: RenderSource, rim: Rim, options?: RunOptions): Promise<Region>;
  /** Encoded bytes of a derivative. Throws EngineError `undecodable` (9516), `busy`, `outOfTime`. */
  render(source: RenderSource, plan: RenderPlan, options?: RunOptions): Promise<Buffer>;
  /**
   * Several sizes from one decode, for plans that only scale: about a third of the processor time of one by one.
   * Files in the order of the plans. Throws as `render` does.
   */
  renderMany(source: RenderSource, plans: readonly RenderPlan[], options?: RunOptions): Promise<readonly Buffer[]>;
}

/** AVIF is taken in only where the configuration says so: its decoder is the riskiest. */
type InspectOptions = RunOptions & Readonly<{ isAvifAllowed?: boolean }>;
type CleanSvg = Readonly<{ bytes: Buffer; facts: SourceFacts }>;

/** `bytes` as a function is called once a child is free: what waits holds no memory. */
export type RenderSource = Readonly<{ bytes: Uint8Array | (() => Promise<Uint8Array>); facts: SourceFacts }>;

const toEngineError = (error: unknown, refused: "notAnImage" | "undecodable"): unknown => {
  if (!(error instanceof SandboxError)) return error;
  const cause = { cause: error };
  switch (error.fault) {
    case "busy":
    case "closed":
      return new EngineError("busy", "Too many images are being resized. Try again.", {
        ...cause,
        retryAfterSeconds: error.retryAfterSeconds ?? 1,
      });
    case "timeout":
      return new EngineError("outOfTime", "The image took too long to process", cause);
    case "crash":
      return new EngineError("internalDelivery", "The image could not be processed", cause);
    case "refused":
      return refused === "notAnImage"
        ? new EngineError("notAnImage", "The file is not an image this service can read", cause)
        : new EngineError("undecodable", "The image could not be decoded", cause);
    default:
      return error;
  }
};

const getFacts = (header: Record<string, unknown>): SourceFacts => {
  if (!isFacts(header["facts"])) throw new TypeError("a child answered without facts");
  return header["facts"];
};

/** Runs inspection and rendering in the children of `sandbox`, whose bundle is the one of this folder. */
export const createPixels = (sandbox: Sandbox): Pixels => {
  const run = async (job: SandboxJob, refused: "notAnImage" | "undecodable", options?: RunOptions) => {
    try {
      return await sandbox.run(job, options);
    } catch (error) {
      throw toEngineError(error, refused);
    }
  };
  return {
    inspect: async (bytes, { isAvifAllowed = false, ...options } = {}) => {
      const job = { header: { kind: "inspect", isAvifAllowed }, body: bytes };
      const { header } = await run(job, "notAnImage", options);
      return getFacts(header);
    },
    sanitiseSvg: async (bytes, options) => {
      const { header, body } = await run({ header: { kind: "sanitiseSvg" }, body: bytes }, "notAnImage", options);
      return { bytes: body, facts: getFacts(header) };
    },
    findInner: async ({ bytes, facts }, rim, options) => {
      const job = { header: { kind: "findInner", facts, rim }, body: bytes };
      const { header } = await run(job, "undecodable", options);
      if (!isRegion(header["region"])) throw new TypeError("a child answered without a region");
      return header["region"];
    },
    render: async ({ bytes, facts }, plan, options) => {
      const { body } = await run({ header: { kind: "render", plan, facts }, body: bytes }, "undecodable", options);
      return body;
    },
    renderMany: async ({ bytes, facts }, plans, options) => {
      const job = { header: { kind: "renderMany", plans, facts }, body: bytes };
      const { header, body } = await run(job, "undecodable", options);
      return parseFilesAnswer(header, body);
    },
  };
};
