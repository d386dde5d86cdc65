import type { HttpBindings } from "@hono/node-server";
import type { IncomingMessage } from "node:http";
import { EngineError } from "@/lib/engine/engine-error";
import { limits } from "./limits";

export type JsonObject = Readonly<Record<string, unknown>>;

const refuseSize = (sizeBytes: number): never => {
  throw new EngineError("tooLarge", `The body has ${sizeBytes} bytes or more; the limit is ${limits.jsonBytes}`);
};

/** Leaves the rest of a refused body unread, so that the refusal can still be sent. */
const readBytes = async (incoming: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of incoming.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > limits.jsonBytes) refuseSize(sizeBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const readWhole = async (incoming: IncomingMessage): Promise<Buffer> => {
  try {
    return await readBytes(incoming);
  } catch (cause) {
    throw cause instanceof EngineError ? cause : new EngineError("badRequest", "The body broke off", { cause });
  }
};

const parseJson = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new EngineError("badRequest", "The body is not valid JSON", { cause });
  }
};

/** A JSON text as an object. Throws EngineError 5400. */
export const parseJsonObject = (bytes: Buffer): JsonObject => {
  const value = parseJson(bytes);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new EngineError("badRequest", "The body must be a JSON object");
  }
  return Object.fromEntries(Object.entries(value));
};

/** Reads a body of at most 64 kB. Throws EngineError 5400 and 5413. */
export const readSmallBody = async ({ incoming, outgoing }: HttpBindings): Promise<Buffer> => {
  const announcedBytes = Number(incoming.headers["content-length"] ?? 0);
  if (announcedBytes > limits.jsonBytes) refuseSize(announcedBytes);
  // A client that asked first sends nothing until it hears this.
  if (incoming.headers.expect !== undefined) outgoing.writeContinue();
  return readWhole(incoming);
};

/** Reads a body as a JSON object, whatever its Content-Type says. Throws EngineError 5400 and 5413. */
export const readJson = async (env: HttpBindings): Promise<JsonObject> => parseJsonObject(await readSmallBody(env));
