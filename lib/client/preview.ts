import { queryOptions, type QueryClient } from "@tanstack/react-query";
import type { Device } from "@/lib/contracts/device";
import type { DeviceProfile } from "@/lib/contracts/device-presets";
import {
  findPreviewExchange,
  previewHeaders,
  type PreviewExchange,
  type PreviewFacts,
} from "@/lib/contracts/preview-headers";
import { apiResponse, readBody } from "./api-fetch";
import { apiPath } from "./api-path";
import { ProblemError } from "./problem-error";
import { queryKeys } from "./query-keys";

export type PreviewChoice = {
  /** Name of a variant; `options` instead is a flexible one, as a delivery URL writes it. */
  variant?: string;
  options?: string;
  device: Device;
  dpr?: number;
  /** CSS pixels. */
  viewportWidth?: number;
  saveData?: boolean;
  ect?: "slow-2g" | "2g" | "3g" | "4g";
  /** Overrides the class's own. */
  userAgent?: string;
  /** Overrides the Accept header of a current browser. */
  accept?: string;
};

type AskingDevice = Pick<DeviceProfile, "deviceClass" | "dpr" | "widthPx" | "userAgent" | "accept">;

/** What makes the delivery host see this device. */
export const toDeviceChoice = ({ deviceClass, dpr, widthPx, userAgent, accept }: AskingDevice): PreviewChoice => ({
  device: deviceClass,
  dpr,
  viewportWidth: widthPx,
  userAgent,
  ...(accept !== "" && { accept }),
});

/**
 * `url` is an object URL of the received bytes; it lives as long as the cache entry.
 * `exchange` is what crossed the wire, where the server tells it.
 */
export type Preview = { url: string; facts: PreviewFacts; exchange?: PreviewExchange };

const keepMs = 60_000;

/** What one device receives, as bytes and as measured facts. */
export function previewQuery(id: string, choice: PreviewChoice) {
  return queryOptions({
    queryKey: queryKeys.preview(id, choice),
    queryFn: async ({ signal }): Promise<Preview> => {
      const response = await apiResponse(apiPath.preview(id), { query: choice, signal });
      const facts = parsePreviewFacts(response.headers);
      const blob = await readBody(() => response.blob());
      const exchange = findPreviewExchange(response.headers);
      return { url: URL.createObjectURL(blob), facts, ...(exchange !== undefined && { exchange }) };
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: keepMs,
    structuralSharing: false,
  });
}

/** Throws ProblemError when a number is missing: a frame must not show a made-up figure. */
export function parsePreviewFacts(headers: Headers): PreviewFacts {
  return {
    format: headers.get(previewHeaders.format) ?? "unknown",
    widthPx: parseFigure(headers, "widthPx"),
    heightPx: parseFigure(headers, "heightPx"),
    sizeBytes: parseFigure(headers, "sizeBytes"),
    originalBytes: parseFigure(headers, "originalBytes"),
    durationMs: parseFigure(headers, "durationMs"),
    cache: headers.get(previewHeaders.cache) ?? "unknown",
    url: headers.get(previewHeaders.url) ?? "",
  };
}

function parseFigure(headers: Headers, fact: keyof typeof previewHeaders): number {
  const text = headers.get(previewHeaders[fact]);
  const figure = Number(text);
  if (text !== null && text !== "" && Number.isFinite(figure)) return figure;
  throw new ProblemError({
    status: 200,
    code: "preview-unreadable",
    title: "The preview came without its figures",
    detail: `The header ${previewHeaders[fact]} is missing or not a number. Try again.`,
    isRetryable: true,
  });
}

/** Frees the bytes of a preview once its cache entry is dropped or replaced. */
export function revokeDroppedPreviews(client: QueryClient, revoke: (url: string) => void): () => void {
  const held = new Map<string, string>();
  return client.getQueryCache().subscribe(({ type, query }) => {
    if (query.queryKey[0] !== queryKeys.previews[0]) return;
    const url = type === "removed" ? undefined : findPreviewUrl(query.state.data);
    const earlier = held.get(query.queryHash);
    if (earlier === url) return;
    if (earlier !== undefined) revoke(earlier);
    if (url === undefined) held.delete(query.queryHash);
    else held.set(query.queryHash, url);
  });
}

function findPreviewUrl(state: unknown): string | undefined {
  if (typeof state !== "object" || state === null || !("url" in state)) return undefined;
  return typeof state.url === "string" ? state.url : undefined;
}
