import { createHmac } from "node:crypto";
import type { CatalogDraft } from "@/lib/engine/catalog/draft-catalog";

/** What became of one attempt at a one-time upload URL. `image` is what the API says of the image. */
export type UploadEvent = Readonly<{ draft: CatalogDraft; at: Date }> &
  (
    | Readonly<{ image: Readonly<Record<string, unknown>>; error?: never }>
    | Readonly<{ error: Readonly<{ code: number; message: string }>; image?: never }>
  );

/** The shape of the service's notifications; what it puts into `data` for images is not published, so this is ours. */
export const toEventText = ({ draft, at, image, error }: UploadEvent, accountId: string): string =>
  JSON.stringify({
    name: image === undefined ? "image.upload_failed" : "image.uploaded",
    text:
      error === undefined
        ? `The image ${draft.id} was uploaded.`
        : `An upload of the image ${draft.id} failed: ERROR ${error.code}: ${error.message}`,
    alert_type: "image_notification",
    account_id: accountId,
    ts: Math.floor(at.getTime() / 1000),
    data: {
      id: draft.id,
      status: error === undefined ? "success" : "failure",
      meta: draft.meta,
      ...(draft.creator === undefined ? {} : { creator: draft.creator }),
      ...(image === undefined ? {} : { image }),
      ...(error === undefined ? {} : { error }),
    },
  });

/**
 * `time=<seconds>,sig1=<hex>`: HMAC-SHA-256 of `<seconds>.<body>`, the scheme of the service's video webhooks. A
 * receiver compares in constant time and refuses what is minutes old.
 */
export const toSignature = (secret: string, body: string, at: Date): string => {
  const time = Math.floor(at.getTime() / 1000);
  return `time=${time},sig1=${createHmac("sha256", secret).update(`${time}.${body}`).digest("hex")}`;
};
