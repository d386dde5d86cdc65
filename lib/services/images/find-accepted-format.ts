import { type AcceptedFormat, acceptedFormats } from "@/lib/contracts/upload-limits";
import { sniffFormat } from "@/lib/pictures/sniff-format";

/** The format of bytes that Cloudflare takes, by themselves; names and declared types are never believed. */
export const findAcceptedFormat = (bytes: Uint8Array): AcceptedFormat | undefined => {
  const sniffed = sniffFormat(bytes);
  return acceptedFormats.find((format) => format === sniffed);
};
