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

// Kept apart because the browser reads them, and the schema library must not follow.
export { previewHeaders, type PreviewFacts } from "./preview-headers";
