import sharp from "sharp";
import type { DroppedFile } from "./drop-files";
import { realPhotos } from "./pictures";

/** A photograph's worth of pixels with structure everywhere. */
export const largePicture = async (): Promise<DroppedFile> => {
  const [width, height] = [4000, 3000];
  const rgb = Buffer.alloc(width * height * 3);
  for (let at = 0; at < width * height; at++) {
    const [x, y] = [at % width, Math.floor(at / width)];
    rgb[at * 3] = 128 + 100 * Math.sin(x / 37) * Math.cos(y / 53);
    rgb[at * 3 + 1] = 128 + 90 * Math.sin((x + y) / 91);
    rgb[at * 3 + 2] = (x * 7 + y * 13) % 200;
  }
  const bytes = await sharp(rgb, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 80 })
    .toBuffer();
  return { name: "large.jpg", type: "image/jpeg", bytes };
};

/** A real photograph with as many pixels as phones take, 4032 x 3024; where there is none, a drawn picture. */
export const largePhotograph = async (): Promise<DroppedFile> => {
  const photograph = (await realPhotos()).find(({ format }) => format === "jpeg");
  if (photograph === undefined) return largePicture();
  const pixels = sharp(photograph.file).autoOrient().resize({ width: 4032, height: 3024, fit: "cover" });
  const bytes = await pixels.withIccProfile("srgb").jpeg({ quality: 90 }).toBuffer();
  return { name: "photograph.jpg", type: "image/jpeg", bytes };
};

/** Two frames of one colour each. */
export const animation = async (): Promise<DroppedFile> => {
  const frame = (background: string) => ({ create: { width: 64, height: 48, channels: 3 as const, background } });
  const frames = await Promise.all(["#c00", "#00c"].map((ground) => sharp(frame(ground)).png().toBuffer()));
  const bytes = await sharp(frames, { join: { animated: true } })
    .gif({ delay: [200, 200], loop: 0 })
    .toBuffer();
  return { name: "blink.gif", type: "image/gif", bytes };
};
