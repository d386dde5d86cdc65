import { engineVersion } from "@/lib/engine/plan/plan";
import { toContentDisposition } from "./content-disposition";
import { toMediaKind } from "./media-kind";
import type { Picture } from "./resolve-picture";

/** Names and values in turn, as `writeHead` takes them without another copy. */
export type HeaderList = string[];

/** On every answer of the delivery host, errors too. Sources: the service's own headers, with `sandbox` added. */
export const safetyHeaders: readonly string[] = [
  "Content-Security-Policy",
  "default-src 'none'; navigate-to 'none'; form-action 'none'; img-src data:; style-src 'unsafe-inline'; sandbox",
  "X-Content-Type-Options",
  "nosniff",
  "Cross-Origin-Resource-Policy",
  "cross-origin",
  "Access-Control-Allow-Origin",
  "*",
  "Timing-Allow-Origin",
  "*",
];

type Outcome = "hit" | "miss" | "revalidated";
const outcomeLetters: Record<Outcome, string> = { hit: "h", miss: "m", revalidated: "r" };

/** How an answer came about. */
export type AnswerFacts = Readonly<{
  outcome: Outcome;
  cacheControl: string;
  /** Milliseconds until it was known what to send, and until the bytes were there; 0 from memory. */
  resolveMs?: number;
  renderMs?: number;
}>;

const toOutcomeHeaders = ({ outcome, resolveMs = 0, renderMs = 0 }: AnswerFacts, sizeText: string): HeaderList => {
  const [n, c] = [Math.round(resolveMs), Math.round(renderMs)];
  const trace = `internal=ok/${outcomeLetters[outcome]} q=0 n=${n} c=${c} v=${engineVersion}${sizeText}`;
  const render = outcome === "miss" ? `, render;dur=${renderMs.toFixed(1)}` : "";
  return ["Cf-Resized", trace, "Cf-Images", trace, "Server-Timing", `cache;desc=${outcome}${render}`];
};

const toCacheHeaders = ({ entityTag, varies }: Picture, { cacheControl }: AnswerFacts): HeaderList => [
  "ETag",
  entityTag,
  "Cache-Control",
  cacheControl,
  ...(varies.length === 0 ? [] : ["Vary", varies.join(", ")]),
];

const toWarningHeaders = ({ warnings }: Picture): HeaderList =>
  warnings.length === 0 ? [] : ["Warning", warnings.map((text) => `cf-images 299 "${text}"`).join(", ")];

/** Headers of a 200. Parts of a picture are not delivered, so the header for ranges says none. */
export const toPictureHeaders = (picture: Picture, sizeBytes: number, facts: AnswerFacts): HeaderList => {
  const { image, plan } = picture;
  const { mediaType, extension } = toMediaKind(plan);
  return [
    "Content-Type",
    mediaType,
    "Content-Length",
    String(sizeBytes),
    "Content-Disposition",
    toContentDisposition(image.filename ?? image.id, extension),
    "Accept-Ranges",
    "none",
    ...toCacheHeaders(picture, facts),
    ...toWarningHeaders(picture),
    ...safetyHeaders,
    ...toOutcomeHeaders(facts, ` l=${sizeBytes}`),
  ];
};

/** Headers of a 304. */
export const toNotModifiedHeaders = (picture: Picture, facts: AnswerFacts): HeaderList => [
  ...toCacheHeaders(picture, facts),
  ...safetyHeaders,
  ...toOutcomeHeaders({ ...facts, outcome: "revalidated" }, ""),
];

/** The same headers with another time to keep the answer. */
export const withCacheControl = (headers: HeaderList, cacheControl: string): HeaderList =>
  headers.map((text, at) => (at > 0 && headers[at - 1] === "Cache-Control" ? cacheControl : text));
