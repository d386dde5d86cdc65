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
} as const;

/** What a device received, read back from `previewHeaders`. */
export type PreviewFacts = {
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
