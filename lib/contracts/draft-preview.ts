import { z } from "zod";
import { device } from "./device";
import { variantOptions } from "./variant";

/** Options that are not saved, to be delivered once as a device would receive them. */
export const draftPreviewInput = z.strictObject({
  options: variantOptions,
  device: device.default("desktop"),
  /** Overrides the Accept header a current browser sends for pictures. */
  accept: z.string().max(200).exactOptional(),
});
export type DraftPreviewInput = z.infer<typeof draftPreviewInput>;
