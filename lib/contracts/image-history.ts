import { z } from "zod";

/** One thing that happened to an image. `actor` is a name for people. */
const historyItem = z.object({
  at: z.iso.datetime(),
  actor: z.string(),
  /** E.g. `image.uploaded`. */
  action: z.string(),
  detail: z.record(z.string(), z.unknown()),
});
export type HistoryItem = z.infer<typeof historyItem>;

/** Newest first; at most 200. `isWhole` false: there is more than is shown. */
export const imageHistory = z.object({ items: z.array(historyItem), isWhole: z.boolean() });
export type ImageHistory = z.infer<typeof imageHistory>;
