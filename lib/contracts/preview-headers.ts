/** Response headers of the preview call, name by fact. Values are decimal integers or plain words. */
export const previewHeaders = {
  format: "X-Preview-Format",
  widthPx: "X-Preview-Width",
  heightPx: "X-Preview-Height",
  sizeBytes: "X-Preview-Bytes",
  originalBytes: "X-Preview-Original-Bytes",
  durationMs: "X-Preview-Duration-Ms",
  cache: "X-Preview-Cache",
  url: "X-Preview-Url",
  /** 64 hex digits of the bytes received. */
  sha256: "X-Preview-Sha256",
  /** Base64url of a `PreviewExchange` as JSON. */
  exchange: "X-Preview-Exchange",
} as const;

/** Header names and values in the order they went. */
export type HeaderLines = readonly (readonly [name: string, value: string])[];

/** What crossed the wire. A signature in the URL is replaced by `…`. */
export type PreviewExchange = {
  request: { method: "GET"; url: string; headers: HeaderLines };
  response: { status: number; headers: HeaderLines };
};

/** What a device received, read back from `previewHeaders`. */
export type PreviewFacts = {
  /** Media subtype, e.g. `webp` or `svg+xml`. */
  format: string;
  widthPx: number;
  heightPx: number;
  sizeBytes: number;
  originalBytes: number;
  durationMs: number;
  /** `hit`, `miss` or `unknown`, as the delivery host says. */
  cache: string;
  url: string;
};

/** Reads `X-Preview-Exchange`; undefined when it is absent or unreadable. */
export const findPreviewExchange = (headers: Headers): PreviewExchange | undefined => {
  const text = headers.get(previewHeaders.exchange);
  if (text === null) return undefined;
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) =>
      letter.charCodeAt(0),
    );
    // Written by our own server, in one place.
    return JSON.parse(new TextDecoder().decode(bytes)) as PreviewExchange;
  } catch {
    return undefined;
  }
};
