import { z } from "zod";
import { device } from "./device";

const headerText = (chars: number) =>
  z
    .string()
    .regex(/^[\x20-\x7e]*$/, "ASCII only")
    .max(chars);
const flag = z.enum(["true", "false"]).transform((text) => text === "true");

/** Flexible options as a delivery URL takes them, e.g. `width=640,gravity=0.5x0.3`. The host judges them. */
const flexibleOptions = z
  .string()
  .max(500)
  .regex(/^[a-zA-Z.-]+=(?:(?![/?#\\])[!-~])*$/, "Options look like width=640,fit=cover.");

export const previewQuery = z
  .object({
    variant: z
      .string()
      .regex(/^[A-Za-z0-9]{1,99}$/)
      .default("default"),
    /** Instead of a variant; the account must have flexible variants on, and the image must be public. */
    options: flexibleOptions.optional(),
    device: device.default("desktop"),
    dpr: z.coerce.number().min(0.5).max(5).default(1),
    /** CSS pixels; the class's own where left out. */
    viewportWidth: z.coerce.number().int().min(1).max(16_384).optional(),
    saveData: flag.optional(),
    /** Effective connection type. */
    ect: z.enum(["slow-2g", "2g", "3g", "4g"]).optional(),
    /** Overrides the class's own. */
    userAgent: headerText(400).trim().min(1).optional(),
    /** Overrides the Accept header a current browser sends for pictures. */
    accept: headerText(200).optional(),
    /** Answers the headers alone: whoever compares hundreds of deliveries needs none of their bytes. */
    figuresOnly: flag.optional(),
  })
  .refine(({ variant, options }) => options === undefined || variant === "default", {
    path: ["options"],
    message: "Give a variant or options, not both.",
  });
export type PreviewQuery = z.infer<typeof previewQuery>;

// Kept apart because the browser reads them, and the schema library must not follow.
export { previewHeaders, type PreviewFacts } from "./preview-headers";
