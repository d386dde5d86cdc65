import { toMediaType } from "@/lib/pictures/media-type";
import { sniffedBytes, type SniffedFormat, sniffFormat } from "@/lib/pictures/sniff-format";
import type { UpstreamBlob } from "@/lib/upstream/upstream";
import type { ServiceContext } from "../context";
import { getVisibleImage } from "./get-visible-image";

export type OriginalPicture = Readonly<{
  stream: ReadableStream<Uint8Array>;
  headers: Readonly<Record<string, string>>;
}>;

/**
 * Anything else is bytes without a meaning, and a page among it no page. A drawing runs nothing either: what the BFF
 * answers is in a sandbox, and this is a file to keep.
 */
const pictureFormats: ReadonlySet<SniffedFormat> = new Set(["jpeg", "png", "webp", "gif", "avif", "heic", "svg"]);

const toContentType = (head: Uint8Array): string => {
  const format = sniffFormat(head);
  return pictureFormats.has(format) ? toMediaType(format) : "application/octet-stream";
};

/** RFC 6266: plain letters for old readers, the whole name as RFC 8187 writes it. */
const toDisposition = (filename: string): string => {
  const plain = filename.replaceAll(/[^\x20-\x7e]|["\\%]/g, "_");
  const whole = encodeURIComponent(filename).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
};

const readHead = async (reader: ReadableStreamDefaultReader<Uint8Array>): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = [];
  for (let sizeBytes = 0; sizeBytes < sniffedBytes;) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    sizeBytes += value.byteLength;
  }
  return Buffer.concat(chunks);
};

/** The bytes read ahead, then the rest as fast as it is taken. */
const resume = (head: Uint8Array, reader: ReadableStreamDefaultReader<Uint8Array>): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start: (controller) => {
      if (head.byteLength > 0) controller.enqueue(head);
    },
    pull: async (controller) => {
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });

const toHeaders = (filename: string, head: Uint8Array, { sizeBytes }: UpstreamBlob): Record<string, string> => ({
  "Content-Type": toContentType(head),
  "Content-Disposition": toDisposition(filename),
  // A broken-off stream is then no whole picture to anybody.
  ...(sizeBytes !== undefined && { "Content-Length": String(sizeBytes) }),
});

/**
 * The file as it was uploaded, passed on while it comes. Its type is read from its first bytes; what the upstream says
 * of it is not believed. The caller consumes or cancels the stream. Throws `not-found`, and what the upstream throws.
 */
export const openOriginal = async (ctx: ServiceContext, { id }: Readonly<{ id: string }>): Promise<OriginalPicture> => {
  const { filename } = await getVisibleImage(ctx, id);
  const blob = await ctx.upstream.openBlob(id, { signal: ctx.signal });
  const reader = blob.stream.getReader();
  const head = await readHead(reader);
  return { stream: resume(head, reader), headers: toHeaders(filename, head, blob) };
};
