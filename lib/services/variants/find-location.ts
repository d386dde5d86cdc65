import type { ServiceContext } from "../context";
import { hasGpsBlock } from "./has-gps-block";

/** Metadata stands before the pixels, and is rarely longer. */
const headBytes = 512 * 1024;

const readHead = async (stream: ReadableStream<Uint8Array>): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    sizeBytes += chunk.byteLength;
    // Leaving the loop cancels the rest.
    if (sizeBytes >= headBytes) break;
  }
  return Buffer.concat(chunks);
};

/** Whether the original tells where it was taken; null when it is gone from the upstream. Reads its head only. */
export const findLocation = async ({ upstream, signal }: ServiceContext, id: string): Promise<boolean | null> => {
  if ((await upstream.findImage(id, { signal })) === undefined) return null;
  const { stream } = await upstream.openBlob(id, { signal });
  return hasGpsBlock(await readHead(stream));
};
