import type { SourceFacts } from "@/lib/engine/catalog/source-facts";
import { EngineError } from "@/lib/engine/engine-error";
import { checkSize, sniffAccepted, toFormatRefusal } from "./check-picture";
import { claimsTooMuch } from "./claimed-area";

/** What looks at bytes apart from this process. Each rejects with EngineError. */
export type Inspectors = Readonly<{
  /** Reads a picture's header. */
  inspect: (bytes: Uint8Array, sha256: string) => Promise<SourceFacts>;
  /** Writes a drawing anew, without anything that runs or fetches. */
  sanitiseSvg: (bytes: Uint8Array, sha256: string) => Promise<CleanDrawing>;
  takesAvif: boolean;
}>;

type CleanDrawing = Readonly<{ bytes: Uint8Array; facts: SourceFacts }>;

/** `bytes` are what may be kept: for a drawing others than were given. */
export type Inspected = CleanDrawing;

/** Bytes that end the decoder or keep it busy for good are not a picture; all else passes through. */
const toUploadError = (error: unknown): unknown => {
  if (!(error instanceof EngineError)) return error;
  const isTheirs = error.fault === "outOfTime" || error.fault === "internalDelivery" || error.fault === "notAnImage";
  return isTheirs ? toFormatRefusal("these bytes cannot be decoded", error) : error;
};

const refuseUndecodable = (error: unknown): never => {
  throw toUploadError(error);
};

const inspectPicture = async (inspectors: Inspectors, bytes: Uint8Array, sha256: string): Promise<SourceFacts> => {
  const facts = await inspectors.inspect(bytes, sha256).catch(refuseUndecodable);
  checkSize(facts);
  if (!claimsTooMuch(facts, bytes.byteLength)) return facts;
  const claim = `${facts.widthPx} x ${facts.heightPx} px cannot fit into ${bytes.byteLength} bytes`;
  throw toFormatRefusal(`these bytes cannot be decoded, because ${claim}`);
};

/**
 * Type and size of an upload by its bytes, and what of it may be kept.
 * Throws EngineError 5400 when empty, 5455, 5413 or 5443 when refused.
 */
export const inspectUpload = async (inspectors: Inspectors, bytes: Uint8Array, sha256: string): Promise<Inspected> => {
  if (bytes.byteLength === 0) throw new EngineError("badRequest", "The part `file` is empty");
  const format = sniffAccepted(bytes, inspectors);
  if (format === "svg") return inspectors.sanitiseSvg(bytes, sha256).catch(refuseUndecodable);
  return { bytes, facts: await inspectPicture(inspectors, bytes, sha256) };
};
