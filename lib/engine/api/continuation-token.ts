import { createHmac, timingSafeEqual } from "node:crypto";
import { EngineError } from "@/lib/engine/engine-error";

export type Position = Readonly<{ uploaded: string; id: string }>;

const seal = (payload: string, { key, query }: TokenScope): Buffer =>
  createHmac("sha256", key).update(`list\n${query}\n${payload}`).digest().subarray(0, 16);

/** `query` names what is listed, so that a token cannot be carried into another list. */
export type TokenScope = Readonly<{ key: string; query: string }>;

/** An opaque, authenticated place in a list. */
export const toContinuationToken = ({ uploaded, id }: Position, scope: TokenScope): string => {
  const payload = Buffer.from(JSON.stringify([uploaded, id])).toString("base64url");
  return `${payload}.${seal(payload, scope).toString("base64url")}`;
};

/** Throws EngineError 5400 for a token that we did not give out for this list. */
export const parseContinuationToken = (token: string, scope: TokenScope): Position => {
  const [payload = "", mac = ""] = token.split(".", 2);
  const expected = seal(payload, scope);
  const given = Buffer.from(mac, "base64url");
  if (given.byteLength !== expected.byteLength || !timingSafeEqual(given, expected)) {
    throw new EngineError("badRequest", "The continuation_token is not valid for this list");
  }
  // The seal says that this text is ours.
  const [uploaded, id] = JSON.parse(Buffer.from(payload, "base64url").toString()) as [string, string];
  return { uploaded, id };
};
