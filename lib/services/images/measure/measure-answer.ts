import { z } from "zod";
import { acceptedFormats } from "@/lib/contracts/upload-limits";

/** Bounds that the child keeps to before it decodes a pixel. */
export const measureJob = z.object({ maxSidePx: z.int(), maxAreaPx: z.int() });
export type MeasureJob = z.infer<typeof measureJob>;

/** Facts of an original. Sizes are after the EXIF orientation; `thumbhash` is null when the picture is over a limit. */
export const measureAnswer = z.object({
  format: z.enum(acceptedFormats),
  widthPx: z.int().positive(),
  heightPx: z.int().positive(),
  frames: z.int().positive(),
  thumbhash: z.base64().nullable(),
});
export type MeasureAnswer = z.infer<typeof measureAnswer>;
