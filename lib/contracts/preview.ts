import { z } from "zod";
import { device } from "./device";

export const previewQuery = z.object({
  variant: z
    .string()
    .regex(/^[A-Za-z0-9]{1,99}$/)
    .default("default"),
  device: device.default("desktop"),
  dpr: z.coerce.number().min(1).max(4).default(1),
  /** Overrides the Accept header a current browser sends for pictures. */
  accept: z.string().max(200).optional(),
});
export type PreviewQuery = z.infer<typeof previewQuery>;

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
