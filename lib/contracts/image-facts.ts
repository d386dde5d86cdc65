import { z } from "zod";

const entry = z.object({ name: z.string(), value: z.string() });
const channel = z.array(z.int()).length(256);

/** What the original's own bytes say. Values are shortened text for people. */
export const imageFacts = z.object({
  exif: z.array(entry),
  iptc: z.array(entry),
  xmp: z.array(entry),
  /** Description of the colour profile; null where there is none. */
  icc: z.string().nullable(),
  hasLocation: z.boolean(),
  /** Degrees; null where none can be read. `hasLocation` may be true all the same. */
  location: z.object({ latitude: z.number(), longitude: z.number() }).nullable(),
  /** Up to six colours as `#rrggbb`, the most frequent first. */
  palette: z.array(z.string().regex(/^#[0-9a-f]{6}$/)),
  /** Pixels per level, counted on the picture scaled into 512 x 512; transparent pixels do not count. Null for a drawing. */
  histogram: z.object({ red: channel, green: channel, blue: channel, luma: channel }).nullable(),
});
export type ImageFacts = z.infer<typeof imageFacts>;
