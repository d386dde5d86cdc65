import type { PreviewExchange } from "@/lib/contracts/preview-headers";

/** A text as one word of a POSIX shell, whatever is in it. */
export const quoteForShell = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** Headers curl sets by itself: repeating them would ask another connection, or another host. */
const ownHeaders = new Set(["host", "connection", "content-length"]);

/** The command that asks the same question: same address, same headers. It writes the picture to a file. */
export const toCurl = ({ request }: PreviewExchange, filename: string): string => {
  const headers = request.headers
    .filter(([name]) => !ownHeaders.has(name.toLowerCase()))
    .map(([name, value]) => `-H ${quoteForShell(`${name}: ${value}`)}`);
  return ["curl", quoteForShell(request.url), ...headers, "-o", quoteForShell(filename)].join(" ");
};
