import sharp from "sharp";
import { type Answer, codeOf } from "./drill-client";
import type { Box } from "./fuzz-options";

const longestMs = 10_000;
const longestSidePx = 12_000;
const largestAreaPx = 100_000_000;

const decodes = (bytes: Buffer): Promise<string | undefined> =>
  sharp(bytes, { limitInputPixels: false, pages: -1 })
    .raw()
    .toBuffer()
    .then(
      () => undefined,
      (error: unknown) => `does not decode: ${String(error)}`,
    );

const measures = async (bytes: Buffer, { widthPx = longestSidePx, heightPx = longestSidePx }: Box) => {
  const { width, pageHeight, height } = await sharp(bytes, { pages: -1 }).metadata();
  const high = pageHeight ?? height;
  const fits = width <= widthPx && high <= heightPx && width * high <= largestAreaPx;
  return fits ? undefined : `is ${width} x ${high} in a box of ${widthPx} x ${heightPx}`;
};

const judgeBody = async ({ headers, bytes }: Answer, box: Box): Promise<string | undefined> => {
  const type = headers["content-type"] ?? "";
  if (type.startsWith("application/json")) {
    const facts = JSON.parse(bytes.toString()) as { width?: unknown };
    return typeof facts.width === "number" ? undefined : "is JSON without a width";
  }
  if (type.startsWith("image/svg+xml"))
    return /<script|\son\w+=|javascript:/i.test(bytes.toString()) ? "is an SVG that acts" : undefined;
  if (!type.startsWith("image/")) return `is ${type || "of no type"}`;
  return (await decodes(bytes)) ?? measures(bytes, box);
};

/** What is wrong with an answer; undefined when nothing is. A 503 that says when to come again is no fault. */
export const judge = async (answer: Answer, box: Box = {}): Promise<string | undefined> => {
  const { status, elapsedMs, headers } = answer;
  if (elapsedMs > longestMs) return `took ${Math.round(elapsedMs)} ms`;
  if (status === 503 && headers["retry-after"] !== undefined) return undefined;
  if (status >= 500 || status < 200) return `answered ${codeOf(answer)}`;
  if (status >= 400) return codeOf(answer).endsWith("code") ? `answered ${status} without a code` : undefined;
  if (status !== 200) return `answered ${status}`;
  return judgeBody(answer, box);
};
