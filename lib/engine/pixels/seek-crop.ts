import sharp from "sharp";
import type { Region, SeekingCrop } from "../plan/plan";
import type { PlacedPlan } from "../steps/pipeline";
import type { RenderPlan } from "../plan/plan";
import type { Frames } from "./frames";

const isSeeking = (crop: RenderPlan["crop"]): crop is SeekingCrop => crop !== undefined && "gravity" in crop;

/** The plan's crop when its place has to be found in the pixels. */
export const findSeekingCrop = ({ crop }: RenderPlan): SeekingCrop | undefined => (isSeeking(crop) ? crop : undefined);

/** The plan with a region in place of a crop that was sought, or without one. */
export const placeCrop = ({ crop, ...plan }: RenderPlan, region?: Region): PlacedPlan => {
  const placed = isSeeking(crop) ? region : crop;
  return placed === undefined ? plan : { ...plan, crop: placed };
};

/**
 * Where the crop belongs. Looks at the first frame alone: a place of its own for every frame would make the picture
 * shake.
 */
export const seekCrop = async ({ buffers, raw }: Frames, crop: SeekingCrop): Promise<Region> => {
  const [first] = buffers;
  if (first === undefined) throw new TypeError("there are no frames");
  const widthPx = Math.min(crop.widthPx, raw.width);
  const heightPx = Math.min(crop.heightPx, raw.height);
  const { info } = await sharp(first, { raw })
    .resize({ width: widthPx, height: heightPx, fit: "cover", position: crop.gravity })
    .raw()
    .toBuffer({ resolveWithObject: true });
  // The library gives offsets of the picture against its cut, as negative numbers.
  return { leftPx: Math.abs(info.cropOffsetLeft ?? 0), topPx: Math.abs(info.cropOffsetTop ?? 0), widthPx, heightPx };
};
