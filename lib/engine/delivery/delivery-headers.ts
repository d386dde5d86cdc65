import type { CatalogImage } from "@/lib/engine/catalog/image-catalog";
import type { FilePlan } from "@/lib/engine/plan/plan";
import { toContentDisposition } from "./content-disposition";
import { toMediaKind } from "./media-kind";

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

const cacheControl = "public, max-age=172800, stale-while-revalidate=7200";

type Outcome = "hit" | "miss" | "revalidated";
const outcomeLetters: Record<Outcome, string> = { hit: "h", miss: "m", revalidated: "r" };

export type AnswerFacts = Readonly<{
  entityTag: string;
  /** True when the answer depends on the User-Agent. */
  isByDevice: boolean;
  outcome: Outcome;
  /** Milliseconds spent on making the bytes. */
  renderMs?: number;
}>;

const toOutcomeHeaders = ({ outcome, renderMs }: AnswerFacts, sizeText: string): HeaderList => [
  "Cf-Resized",
  `internal=ok/${outcomeLetters[outcome]}${sizeText}`,
  "Server-Timing",
  `cache;desc=${outcome}${renderMs === undefined ? "" : `, render;dur=${renderMs.toFixed(1)}`}`,
];

const toCacheHeaders = ({ entityTag, isByDevice }: AnswerFacts): HeaderList => [
  "ETag",
  entityTag,
  "Cache-Control",
  cacheControl,
  "Vary",
  isByDevice ? "Accept, User-Agent" : "Accept",
];

/** Headers of a 200. */
export const toPictureHeaders = (
  { image, plan, sizeBytes }: Readonly<{ image: CatalogImage; plan: FilePlan; sizeBytes: number }>,
  facts: AnswerFacts,
): HeaderList => {
  const { mediaType, extension } = toMediaKind(plan);
  return [
    "Content-Type",
    mediaType,
    "Content-Length",
    String(sizeBytes),
    "Content-Disposition",
    toContentDisposition(image.filename ?? image.id, extension),
    ...toCacheHeaders(facts),
    ...safetyHeaders,
    ...toOutcomeHeaders(facts, ` l=${sizeBytes}`),
  ];
};

/** Headers of a 304. */
export const toNotModifiedHeaders = (facts: AnswerFacts): HeaderList => [
  ...toCacheHeaders(facts),
  ...safetyHeaders,
  ...toOutcomeHeaders({ ...facts, outcome: "revalidated" }, ""),
];
