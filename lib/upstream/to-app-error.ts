import { AppError } from "@/lib/errors/app-error";
import type { ErrorCode } from "@/lib/errors/catalogue";
import { adviceOn } from "./advice";
import type { Fault } from "./fault";

const byCode: Readonly<Record<number, ErrorCode>> = {
  5401: "not-found",
  5403: "upstream-unauthorised",
  5404: "not-found",
  5409: "id-taken",
  5413: "image-too-large",
  5443: "image-too-large",
  5455: "not-an-image",
  6003: "upstream-unauthorised",
  6111: "upstream-unauthorised",
  7003: "misconfigured",
  9103: "upstream-unauthorised",
  9106: "upstream-unauthorised",
  9109: "upstream-unauthorised",
  9412: "not-an-image",
  9413: "image-too-large",
  9516: "image-broken",
  10000: "upstream-unauthorised",
};

/** A 404 without Cloudflare's code is some other server's: it proves no absence, so it is not in here. */
const byStatus: Readonly<Record<number, ErrorCode>> = {
  401: "upstream-unauthorised",
  409: "id-taken",
  413: "image-too-large",
};

const codeOf = (fault: Fault): ErrorCode => {
  switch (fault.kind) {
    case "cancelled":
      return "cancelled";
    case "rate-limited":
      return "upstream-rate-limited";
    case "unclear":
      return "upstream-unreachable";
    case "refused":
      if (fault.code !== undefined) return byCode[fault.code] ?? "upstream-refused";
      return byStatus[fault.status ?? 0] ?? "upstream-refused";
  }
};

const toSentence = (words: string): string => (/[.!?]$/.test(words) ? words : `${words}.`);

/** Cloudflare's code and words, then what to do. */
export const toAppError = (fault: Fault): AppError => {
  const number = fault.code === undefined ? "" : ` ${fault.code}`;
  const said =
    fault.kind === "cancelled" ? toSentence(fault.message) : `Cloudflare${number}: ${toSentence(fault.message)}`;
  return new AppError(codeOf(fault), {
    detail: `${said} ${adviceOn(fault)}`,
    cause: fault,
    ...(fault.code === undefined ? {} : { upstreamCode: fault.code }),
    ...(fault.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: Math.ceil(fault.retryAfterSeconds) }),
  });
};
