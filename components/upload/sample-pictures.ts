import { createRandom } from "./sample-random";
import { paintAurora, paintForest, paintHills, paintNightCity, paintPaperCut, paintSea } from "./sample-landscapes";
import { paintBalloons, paintBokeh, paintCitrus, paintDunes, paintMark, paintTiles } from "./sample-studies";
import type { Painter } from "./sample-painter";

type Sample = {
  filename: string;
  widthPx: number;
  heightPx: number;
  type: "image/jpeg" | "image/png" | "image/webp";
  seed: number;
  paint: Painter;
};

/** Twelve pictures of our own making, in the shapes and formats a library holds. */
export const samples: readonly Sample[] = [
  { filename: "hills-at-dawn.jpg", widthPx: 1920, heightPx: 1080, type: "image/jpeg", seed: 11, paint: paintHills },
  { filename: "bokeh-evening.jpg", widthPx: 1800, heightPx: 1200, type: "image/jpeg", seed: 23, paint: paintBokeh },
  {
    filename: "paper-mountains.webp",
    widthPx: 1800,
    heightPx: 1200,
    type: "image/webp",
    seed: 5,
    paint: paintPaperCut,
  },
  { filename: "citrus.jpg", widthPx: 1400, heightPx: 1400, type: "image/jpeg", seed: 31, paint: paintCitrus },
  { filename: "pine-forest.jpg", widthPx: 1200, heightPx: 1800, type: "image/jpeg", seed: 8, paint: paintForest },
  { filename: "aurora-panorama.jpg", widthPx: 2700, heightPx: 900, type: "image/jpeg", seed: 17, paint: paintAurora },
  { filename: "sunset-at-sea.jpg", widthPx: 1920, heightPx: 1080, type: "image/jpeg", seed: 3, paint: paintSea },
  { filename: "dunes.webp", widthPx: 1800, heightPx: 1200, type: "image/webp", seed: 42, paint: paintDunes },
  { filename: "balloons.jpg", widthPx: 1000, heightPx: 2000, type: "image/jpeg", seed: 64, paint: paintBalloons },
  { filename: "night-city.png", widthPx: 1200, heightPx: 1800, type: "image/png", seed: 77, paint: paintNightCity },
  { filename: "tiles.webp", widthPx: 1400, heightPx: 1400, type: "image/webp", seed: 29, paint: paintTiles },
  { filename: "logo-transparent.png", widthPx: 1200, heightPx: 1200, type: "image/png", seed: 1, paint: paintMark },
];

const quality = 0.9;

/** Paints every sample as a file, one after the other so that the page stays alive. */
export async function paintSamplePictures(): Promise<File[]> {
  const files: File[] = [];
  for (const sample of samples) files.push(await paintSample(sample));
  return files;
}

async function paintSample({ filename, widthPx, heightPx, type, seed, paint }: Sample): Promise<File> {
  const canvas = document.createElement("canvas");
  canvas.width = widthPx;
  canvas.height = heightPx;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("this browser offers no canvas");
  paint({ context, widthPx, heightPx, random: createRandom(seed) });
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, quality));
  if (!blob) throw new Error(`${filename} could not be encoded`);
  // A browser without WebP encoding answers PNG: the name must not lie.
  const honestName = blob.type === type ? filename : filename.replace(/\.\w+$/, ".png");
  return new File([blob], honestName, { type: blob.type });
}
