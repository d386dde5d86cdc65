import { createHash } from "node:crypto";
import type { Image } from "@/lib/contracts/image";
import { type PreviewFacts, previewHeaders } from "@/lib/contracts/preview";
import { AppError } from "@/lib/errors/app-error";
import { findHeaderSize } from "@/lib/pictures/header-size";
import { toByteReader } from "@/lib/pictures/read-bytes";
import { sniffFormat } from "@/lib/pictures/sniff-format";
import type { Delivery } from "@/lib/upstream/upstream";
import type { ServiceContext } from "../context";
import { toExchangeText } from "./preview-exchange";

/** The bytes a device receives, what was measured on the way, and both as response headers. */
export type MeasuredDelivery = Readonly<{
  body: Buffer;
  facts: PreviewFacts;
  headers: Readonly<Record<string, string>>;
}>;

/** More than any derivative of a 10 MB original is worth looking at. */
const previewLimitBytes = 48 * 1024 * 1024;
const quotedChars = 200;

const readBody = async (delivery: Delivery): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  for await (const chunk of delivery.body ?? []) {
    sizeBytes += chunk.byteLength;
    // Leaving the loop cancels the stream.
    if (sizeBytes > previewLimitBytes) {
      throw new AppError("upstream-refused", {
        detail: `The delivered picture is larger than ${previewLimitBytes} bytes and cannot be shown here.`,
      });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, sizeBytes);
};

/** Delivery hosts say `ERROR 9401: words` as text, and repeat it in a header. */
const refuseDelivery = (delivery: Delivery, body: Buffer): AppError => {
  const said = body.toString("utf8", 0, quotedChars).trim() || (delivery.headers.get("cf-resized") ?? "");
  const number = /(?:ERROR |err=)(\d{4,5})/.exec(said)?.[1];
  return new AppError("upstream-refused", {
    detail: `The delivery host answered ${delivery.status}${said === "" ? "." : `: ${said}`}`,
    ...(number === undefined ? {} : { upstreamCode: Number(number) }),
  });
};

/** `Cf-Resized: internal=ok/h` tells of the derivative itself, `Cf-Cache-Status` of the cache before it. */
const toCacheState = (headers: Headers): string => {
  const letter = /internal=ok\/([hmr])/.exec(headers.get("cf-resized") ?? "")?.[1];
  if (letter !== undefined) return letter === "m" ? "miss" : "hit";
  const said = (headers.get("cf-cache-status") ?? "").toLowerCase();
  return said === "hit" || said === "miss" ? said : "unknown";
};

type DeliveredPicture = Pick<PreviewFacts, "format" | "widthPx" | "heightPx">;

/** A drawing is delivered as it is, so that it measures what its original does; its header does not tell. */
const findPicture = async (
  body: Buffer,
  { widthPx, heightPx }: DeliveryQuestion["original"],
): Promise<DeliveredPicture | undefined> => {
  const format = sniffFormat(body);
  if (format === "svg") return { format: "svg+xml", widthPx, heightPx };
  const size = await findHeaderSize(format, toByteReader(body));
  return size === undefined ? undefined : { format, ...size };
};

const toHeaders = (facts: PreviewFacts): Record<string, string> => ({
  "Content-Type": `image/${facts.format}`,
  "Server-Timing": `delivery;dur=${facts.durationMs};desc="${facts.cache}"`,
  ...Object.fromEntries(
    Object.entries(facts).map(([fact, value]) => [previewHeaders[fact as keyof PreviewFacts], String(value)]),
  ),
  [previewHeaders.url]: new URL(facts.url).href,
});

export type DeliveryQuestion = Readonly<{
  /** The URL as people know it. */
  url: string;
  /** Asked exactly so, where that is another one: a signature of ours is nobody's business. */
  readableUrl?: string;
  /** Sent exactly so. */
  headers: Readonly<Record<string, string>>;
  original: Pick<Image, "sizeBytes" | "widthPx" | "heightPx">;
}>;

/**
 * Asks the delivery host and measures what comes back: format and size are read from the bytes, a drawing's size from
 * the index. `ctx.signal` ends the request. Throws `upstream-refused` with the host's words, `upstream-unreachable`, `cancelled`.
 */
export const measureDelivery = async (
  { upstream, signal }: Pick<ServiceContext, "upstream" | "signal">,
  { url, readableUrl = url, headers, original }: DeliveryQuestion,
): Promise<MeasuredDelivery> => {
  const startedMs = performance.now();
  const delivery = await upstream.deliver({ url: readableUrl, headers, signal });
  const body = await readBody(delivery);
  const durationMs = Math.round(performance.now() - startedMs);
  if (delivery.status !== 200) throw refuseDelivery(delivery, body);
  const picture = await findPicture(body, original);
  if (picture === undefined) {
    const type = delivery.headers.get("content-type") ?? "nothing known";
    throw new AppError("upstream-refused", {
      detail: `The delivery host answered with ${type} where a picture was expected.`,
    });
  }
  const cache = toCacheState(delivery.headers);
  const facts = {
    ...picture,
    sizeBytes: body.byteLength,
    originalBytes: original.sizeBytes,
    durationMs,
    cache,
    url,
  };
  return {
    body,
    facts,
    headers: {
      ...toHeaders(facts),
      [previewHeaders.sha256]: createHash("sha256").update(body).digest("hex"),
      [previewHeaders.exchange]: toExchangeText({ url: readableUrl, headers }, delivery),
    },
  };
};
