import { z } from "zod";

const cost = z.object({ stored: z.number(), delivered: z.number(), transformations: z.number(), total: z.number() });

/** What the account holds and would cost. Null: the upstream does not say, and nothing is guessed. */
export const usage = z.object({
  /** Images at the upstream. */
  stored: z.int(),
  allowed: z.int(),
  /** Images of the index that are not in the trash, and the bytes of their originals. */
  indexed: z.object({ count: z.int(), sizeBytes: z.int() }),
  delivered: z.object({ count: z.int(), since: z.iso.datetime() }).nullable(),
  transformations: z.object({ count: z.int(), since: z.iso.datetime() }).nullable(),
  prices: z.object({
    storedPer100k: z.number(),
    deliveredPer100k: z.number(),
    transformationsPer1k: z.number(),
    transformationsFree: z.int(),
    currency: z.literal("USD"),
    source: z.string(),
    readOn: z.iso.date(),
  }),
  /** A month at the counts above; what is not known counts as none. */
  projected: cost,
});
export type Usage = z.infer<typeof usage>;
