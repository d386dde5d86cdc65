import sharp from "sharp";
import { allowedLoaders, everyLoader } from "@/lib/decoders/picture-loaders";

/** Only these loaders exist from here on, and only from memory: a path would let a file read its neighbours. */
export const limitLoaders = (): void => {
  sharp.concurrency(1);
  sharp.cache(false);
  sharp.block({ operation: [everyLoader] });
  sharp.unblock({ operation: [...allowedLoaders] });
};
