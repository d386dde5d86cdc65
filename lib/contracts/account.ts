import { z } from "zod";
import { variantLimits } from "./variant-limits";

const browserTtlSeconds = z.int().min(variantLimits.browserTtlSecondsLeast).max(variantLimits.browserTtlSecondsMost);

/** The account at the upstream. Null: the upstream does not say. */
export const account = z.object({
  upstream: z.enum(["embedded", "cloudflare"]),
  accountHash: z.string().nullable(),
  /** What delivery URLs start with, the hash included, without a slash at its end. */
  deliveryUrl: z.string().nullable(),
  flexibleVariants: z.boolean().nullable(),
  browserTtlSeconds: z.int().nullable(),
  preserveContentCredentials: z.boolean().nullable(),
  imagesCurrent: z.int(),
  imagesAllowed: z.int(),
});
export type Account = z.infer<typeof account>;

export const accountEdit = z
  .strictObject({
    flexibleVariants: z.boolean().exactOptional(),
    browserTtlSeconds: browserTtlSeconds.exactOptional(),
    preserveContentCredentials: z.boolean().exactOptional(),
  })
  .refine((edit) => Object.keys(edit).length > 0, "Say what to change.");
export type AccountEdit = z.infer<typeof accountEdit>;
