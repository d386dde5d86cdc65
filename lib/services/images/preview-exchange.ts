import type { PreviewExchange } from "@/lib/contracts/preview-headers";
import type { Delivery } from "@/lib/upstream/upstream";

/** One answer may carry this much of headers and still pass every proxy on the way to the browser. */
const limitChars = 6000;

/** A signature of ours opens a private image to anyone, so it is told to nobody. */
const withoutSignature = (text: string): string => {
  const url = new URL(text);
  return url.searchParams.has("sig") ? url.href.replace(/([?&]sig=)[^&]*/, "$1…") : url.href;
};

const encode = (exchange: PreviewExchange): string => Buffer.from(JSON.stringify(exchange)).toString("base64url");

/** The exchange as a header value. Response headers that do not fit are left out, the last ones first. */
export const toExchangeText = (
  { url, headers }: Readonly<{ url: string; headers: Readonly<Record<string, string>> }>,
  { status, headers: answered }: Pick<Delivery, "status" | "headers">,
): string => {
  const address = new URL(url);
  const lines = [...answered];
  const request = {
    method: "GET" as const,
    url: withoutSignature(url),
    headers: [["Host", address.host] as const, ...Object.entries(headers)],
  };
  let text = encode({ request, response: { status, headers: lines } });
  while (text.length > limitChars && lines.length > 0) {
    lines.pop();
    text = encode({ request, response: { status, headers: lines } });
  }
  return text;
};
