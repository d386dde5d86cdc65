import { z } from "zod";
import { imageFacts } from "@/lib/contracts/image-facts";
import { acceptedFormats } from "@/lib/contracts/upload-limits";

/** What to find out, and the bounds that the child keeps to before it decodes a pixel. */
export const measureJob = z.object({
  work: z.enum(["measure", "facts"]).default("measure"),
  /** Absent where sides are not bound. */
  maxSidePx: z.int().optional(),
  maxAreaPx: z.int(),
});
export type MeasureJob = z.infer<typeof measureJob>;

/**
 * Facts of an original. Sizes are after the EXIF orientation; `thumbhash` is null when the picture is over a
 * limit, and empty for a drawing, whose pixels nobody makes.
 */
export const measureAnswer = z.object({
  format: z.enum(acceptedFormats),
  widthPx: z.int().positive(),
  heightPx: z.int().positive(),
  frames: z.int().positive(),
  thumbhash: z.base64().nullable(),
});
export type MeasureAnswer = z.infer<typeof measureAnswer>;

/** Answer to the work `facts`. */
export const factsAnswer = imageFacts;
export type FactsAnswer = z.infer<typeof factsAnswer>;
