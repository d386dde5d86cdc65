import { createHash } from "node:crypto";
import sharp from "sharp";
import type { FuzzRandom } from "./fuzz-random";

export type DrillPicture = Readonly<{ label: string; bytes: Buffer; sha256: string }>;

export const drillWidthPx = 64;

let base: Promise<Buffer> | undefined;

const makeBase = (): Promise<Buffer> => {
  const pixels = Buffer.from(
    Array.from({ length: drillWidthPx * 48 * 3 }, (_, at) => (at * 31 + (at >> 4) * 17) % 256),
  );
  return sharp(pixels, { raw: { width: drillWidthPx, height: 48, channels: 3 } })
    .jpeg()
    .toBuffer();
};

/** A small JPEG that is no other's twin: a comment holds its label. */
export const makeDrillPicture = async (label: string): Promise<DrillPicture> => {
  base ??= makeBase();
  const jpeg = await base;
  const text = Buffer.from(label);
  const comment = Buffer.alloc(4 + text.length);
  comment.writeUInt32BE(0xff_fe_00_00 + text.length + 2, 0);
  text.copy(comment, 4);
  const bytes = Buffer.concat([jpeg.subarray(0, 2), comment, jpeg.subarray(2)]);
  return { label, bytes, sha256: createHash("sha256").update(bytes).digest("hex") };
};

/** A width that the small picture can be scaled down to. */
export const pickWidth = (random: FuzzRandom): number => random.whole(4, drillWidthPx - 2);
