import { type RunOptions, type Sandbox, SandboxError } from "@/lib/sandbox/sandbox";
import type { SourceFacts } from "../catalog/source-facts";
import { EngineError } from "../engine-error";
import type { RenderPlan } from "../plan/plan";
import { isFacts, parseFilesAnswer } from "./pixel-job";

/** The engine's side of the pixel children. */
export interface Pixels {
  /**
   * Facts of an upload, from its header. Throws EngineError `notAnImage` (5455) when no decoder knows the bytes,
   * `busy` (9522) and `outOfTime` (9529) under load.
   */
  inspect(bytes: Uint8Array, options?: RunOptions): Promise<SourceFacts>;
  /** Encoded bytes of a derivative. Throws EngineError `undecodable` (9516), `busy`, `outOfTime`. */
  render(source: RenderSource, plan: RenderPlan, options?: RunOptions): Promise<Buffer>;
  /**
   * Several sizes from one decode, for plans that only scale: about a third of the processor time of one by one.
   * Files in the order of the plans. Throws as `render` does.
   */
  renderMany(source: RenderSource, plans: readonly RenderPlan[], options?: RunOptions): Promise<readonly Buffer[]>;
}

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

/** Runs inspection and rendering in the children of `sandbox`, whose bundle is the one of this folder. */
export const createPixels = (sandbox: Sandbox): Pixels => ({
  inspect: async (bytes, options) => {
    try {
      const { header } = await sandbox.run({ header: { kind: "inspect" }, body: bytes }, options);
      if (!isFacts(header["facts"])) throw new TypeError("a child answered without facts");
      return header["facts"];
    } catch (error) {
      throw toEngineError(error, "notAnImage");
    }
  },
  render: async ({ bytes, facts }, plan, options) => {
    try {
      const { body } = await sandbox.run({ header: { kind: "render", plan, facts }, body: bytes }, options);
      return body;
    } catch (error) {
      throw toEngineError(error, "undecodable");
    }
  },
  renderMany: async ({ bytes, facts }, plans, options) => {
    try {
      const { header, body } = await sandbox.run(
        { header: { kind: "renderMany", plans, facts }, body: bytes },
        options,
      );
      return parseFilesAnswer(header, body);
    } catch (error) {
      throw toEngineError(error, "undecodable");
    }
  },
});
