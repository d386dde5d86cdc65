import sharp, { type Metadata, type Sharp } from "sharp";
import type { Change } from "../steps/pipeline";

type Raw = Readonly<{ width: number; height: number; channels: 1 | 2 | 3 | 4 }>;

/** Finished pixels: one frame, or several of one size. */
export type Frames = Readonly<{ buffers: readonly Buffer[]; raw: Raw }>;

/** How an animation runs. Times in milliseconds, one for each frame; 0 loops go on for ever. */
export type Pace = Readonly<{ delay?: number[]; loop?: number }>;

export const toPace = ({ delay, loop }: Metadata): Pace => ({
  ...(delay === undefined ? {} : { delay }),
  ...(loop === undefined ? {} : { loop }),
});

/** Runs a pipeline to its end. The frames of an animation, which lie in one tall strip, are cut apart without a copy. */
export const toFrames = async (pipeline: Sharp): Promise<Frames> => {
  const { data, info } = await pipeline.toColourspace("srgb").raw().toBuffer({ resolveWithObject: true });
  const height = info.pageHeight ?? info.height;
  const frameBytes = info.width * height * info.channels;
  const count = Math.round(info.height / height);
  return {
    buffers: Array.from({ length: count }, (_, at) => data.subarray(at * frameBytes, (at + 1) * frameBytes)),
    raw: { width: info.width, height, channels: info.channels },
  };
};

/** Applies one change to each frame by itself: blurred as one strip, each frame would run into the next. */
export const changeFrames = async (frames: Frames, change: Change): Promise<Frames> => {
  const buffers: Buffer[] = [];
  let { raw } = frames;
  for (const buffer of frames.buffers) {
    const changed = await toFrames(change(sharp(buffer, { raw: frames.raw })));
    buffers.push(...changed.buffers);
    raw = changed.raw;
  }
  return { buffers, raw };
};

/** A pipeline that starts from these frames, as one picture. */
export const openFrames = ({ buffers, raw }: Frames): Sharp => {
  const [only] = buffers;
  if (only !== undefined && buffers.length === 1) return sharp(only, { raw });
  const strip = { ...raw, height: raw.height * buffers.length, pageHeight: raw.height };
  return sharp(Buffer.concat(buffers), { raw: strip, limitInputPixels: false });
};
