import type { SignedUrlOpening } from "@/lib/contracts/signing";
import { AppError } from "@/lib/errors/app-error";
import type { Delivery } from "@/lib/upstream/upstream";
import { findBase } from "../account/get-account";
import type { ServiceContext } from "../context";
import { toDeviceHeaders } from "../images/device-headers";
import { parseSignedUrl } from "./parse-signed-url";

/** More than any derivative of a 10 MB original. */
const readBytesMost = 48 * 1024 * 1024;
const quotedBytes = 300;

/** Only what this account delivers: this server asks no address that a person made up. */
const toOwnUrl = async (ctx: ServiceContext, text: string): Promise<string> => {
  const href = parseSignedUrl(text)?.url.href;
  const { deliveryUrl } = await findBase(ctx);
  if (href !== undefined && deliveryUrl !== null && href.startsWith(`${new URL(deliveryUrl).href}/`)) return href;
  const field = { field: "url", message: "Give a delivery URL of this account." };
  throw new AppError("invalid-input", { detail: "Only delivery URLs of this account are tried.", fields: [field] });
};

/** Reads to the end, as whoever draws the picture would; keeps the beginning alone. */
const readThrough = async ({ body }: Delivery): Promise<{ sizeBytes: number; beginning: string }> => {
  let sizeBytes = 0;
  let beginning = Buffer.alloc(0);
  for await (const chunk of body ?? []) {
    sizeBytes += chunk.byteLength;
    if (beginning.length < quotedBytes) beginning = Buffer.concat([beginning, chunk]).subarray(0, quotedBytes);
    if (sizeBytes > readBytesMost) break;
  }
  return { sizeBytes, beginning: beginning.toString("utf8").trim() };
};

/** Fetches a delivery URL as the browser of someone without a session. Throws `invalid-input` for any other URL. */
export const openSignedUrl = async (
  ctx: ServiceContext,
  { url: text }: Readonly<{ url: string }>,
): Promise<SignedUrlOpening> => {
  const url = await toOwnUrl(ctx, text);
  const headers = toDeviceHeaders({ device: "desktop", dpr: 1 });
  const delivery = await ctx.upstream.deliver({ url, headers, signal: ctx.signal });
  const { sizeBytes, beginning } = await readThrough(delivery);
  return {
    status: delivery.status,
    contentType: delivery.headers.get("content-type") ?? "",
    sizeBytes,
    said: delivery.status === 200 ? "" : beginning,
  };
};
