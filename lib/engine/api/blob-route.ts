import { pipeline } from "node:stream/promises";
import type { HttpBindings } from "@hono/node-server";
import { toOriginalKey } from "@/lib/engine/originals/original-key";
import { apiHeaders } from "./answer";
import { toMediaType } from "@/lib/pictures/media-type";
import type { ApiParts } from "./api-parts";
import { getImage } from "./delete-image";

/** Sends an original as it is kept: as it was uploaded, but for a drawing, which was cleaned. Throws EngineError 5404, before anything is sent. */
export const sendBlob = async (parts: ApiParts, { incoming, outgoing }: HttpBindings, id: string): Promise<void> => {
  const { sha256, facts } = await getImage(parts, id);
  const original = await parts.originals.openStream(toOriginalKey(sha256));
  if (original === undefined) throw new Error(`the original of an image is missing: ${sha256}`);
  outgoing.writeHead(200, {
    ...apiHeaders,
    "Content-Type": toMediaType(facts.format),
    "Content-Length": original.sizeBytes,
    "Content-Disposition": "attachment",
  });
  if (incoming.method === "HEAD") {
    original.stream.destroy();
    outgoing.end();
    return;
  }
  try {
    await pipeline(original.stream, outgoing);
  } catch (error) {
    // The status is sent: all that is left is to break off. A client that went away needs no line in the log.
    const isClientGone = error instanceof Error && "code" in error && error.code === "ERR_STREAM_PREMATURE_CLOSE";
    if (!isClientGone) parts.log.error({ err: error, sha256 }, "an original could not be sent");
    outgoing.destroy();
  }
};
