import sharp, { type Sharp, type SharpOptions } from "sharp";
import { allowedLoaders, everyLoader } from "@/lib/decoders/picture-loaders";

const avifLoader = "VipsForeignLoadHeifBuffer";

sharp.block({ operation: [everyLoader] });
sharp.unblock({ operation: [...allowedLoaders] });
// Pictures run in parallel in processes of their own; threads inside one would only fight for the same cores.
sharp.concurrency(1);
sharp.cache(false);

/** Opens a picture in memory with the limits of this process. Nothing is decoded yet. */
export const openSource = (bytes: Buffer, options: SharpOptions = {}): Sharp =>
  sharp(bytes, { failOn: "none", limitInputPixels: 100_000_000, sequentialRead: true, ...options });

/** Lets AVIF in for the job at hand, or keeps it out. A child does one job at a time. */
export const allowAvif = (isAllowed: boolean): void => {
  if (isAllowed) sharp.unblock({ operation: [avifLoader] });
  else sharp.block({ operation: [avifLoader] });
};
