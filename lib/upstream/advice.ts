import { acceptedNames } from "@/lib/contracts/upload-limits";
import type { Fault } from "./fault";

/** Cloudflare's code -> what a person can do about it. Source: Cloudflare's error reference and its limits page. */
const byCode: Readonly<Record<number, string>> = {
  5400: "Check the id, the metadata and the options against the limits of Cloudflare Images.",
  5401: "The variant does not exist. Reload the variants.",
  5403: "Turn on Cloudflare Images for this account in the Cloudflare dashboard.",
  5404: "Check CLOUDFLARE_BASE_URL: something answers there that is not the API.",
  5408: "The upload took too long. Try again on a faster connection or with a smaller file.",
  5409: "Choose another id, or delete the image that has this one.",
  5413: "Make the file smaller than 10 MB and try again.",
  5415: "The file was not sent as a form. This is a fault of the program that sent it.",
  5443: "Shorten the animation or make it smaller: all frames together may have 100 million pixels.",
  5453: "The account has reached its number of stored images. Delete some or raise the plan.",
  5455: `Save the picture as ${acceptedNames.any} and try again.`,
  6003: "The credentials are malformed. Check CLOUDFLARE_API_TOKEN, or CLOUDFLARE_EMAIL and CLOUDFLARE_API_KEY.",
  6111: "The credentials are malformed. Check CLOUDFLARE_API_TOKEN, or CLOUDFLARE_EMAIL and CLOUDFLARE_API_KEY.",
  7003: "Check CLOUDFLARE_ACCOUNT_ID and CLOUDFLARE_BASE_URL: the API does not know this path.",
  9103: "Check CLOUDFLARE_EMAIL and CLOUDFLARE_API_KEY: the pair is not known.",
  9106: "Set CLOUDFLARE_API_TOKEN, or CLOUDFLARE_EMAIL with CLOUDFLARE_API_KEY.",
  9109: "Create an API token with Images Read and Images Write for this account and set CLOUDFLARE_API_TOKEN.",
  9412: "Save the picture in a format Cloudflare Images accepts and try again.",
  9413: "Make the picture smaller: at most 12,000 pixels a side and 100 million in all.",
  9516: "The picture cannot be decoded. Save it again from the program that made it.",
  10000: "Create an API token with Images Read and Images Write for this account and set CLOUDFLARE_API_TOKEN.",
};

const byStatus: Readonly<Record<number, string>> = {
  401: "Check CLOUDFLARE_API_TOKEN, or CLOUDFLARE_EMAIL and CLOUDFLARE_API_KEY.",
  403: "Check that the credentials may use Cloudflare Images in this account.",
  404: "Check CLOUDFLARE_BASE_URL: something answers there that is not the API.",
  409: "Choose another id, or delete the image that has this one.",
  413: "Make the file smaller than 10 MB and try again.",
  415: `Save the picture as ${acceptedNames.any} and try again.`,
};

const byKind = {
  refused: "Change the request and try again.",
  "rate-limited": "Wait a moment: the API takes 1,200 requests in five minutes, the dashboard's own included.",
  unclear: "Try again in a moment. If it stays so, look at CLOUDFLARE_BASE_URL and at cloudflarestatus.com.",
  cancelled: "Start again when you are ready.",
} as const;

/** One sentence on what to do, for any fault. */
export const adviceOn = (fault: Fault): string =>
  (fault.code === undefined ? undefined : byCode[fault.code]) ??
  (fault.kind === "refused" && fault.status !== undefined ? byStatus[fault.status] : undefined) ??
  byKind[fault.kind];
