import sharp, { type Sharp } from "sharp";
import { heicSample } from "./heic-sample";

export const red = [255, 0, 0] as const;
export const green = [0, 255, 0] as const;
export const blue = [0, 0, 255] as const;
export const yellow = [255, 255, 0] as const;
export const white = [255, 255, 255] as const;

const plain = (widthPx: number, heightPx: number, background: string): Sharp =>
  sharp({ create: { width: widthPx, height: heightPx, channels: 3, background } });

const tile = async (widthPx: number, heightPx: number, background: string) =>
  plain(widthPx, heightPx, background).png().toBuffer();

/** Red, green over blue, yellow: every cut, turn and mirror image shows. Sides must be even. */
const quadrants = async (widthPx: number, heightPx: number): Promise<Sharp> => {
  const [width, height] = [widthPx / 2, heightPx / 2];
  return plain(widthPx, heightPx, "#f00").composite([
    { input: await tile(width, height, "#0f0"), left: width, top: 0 },
    { input: await tile(width, height, "#00f"), left: 0, top: height },
    { input: await tile(width, height, "#ff0"), left: width, top: height },
  ]);
};

/** Smooth colours with some grain, as a photograph has, and an edge down the middle. */
const photo = (widthPx: number, heightPx: number): Sharp => {
  const pixels = Buffer.alloc(widthPx * heightPx * 3);
  for (let at = 0; at < pixels.length; at += 3) {
    const [x, y] = [(at / 3) % widthPx, Math.floor(at / 3 / widthPx)];
    const grain = ((x * 73 + y * 151) % 29) - 14;
    const edge = x > widthPx / 2 ? 60 : 0;
    pixels[at] = Math.max(0, Math.min(255, Math.round((x / widthPx) * 150) + 20 + edge + grain));
    pixels[at + 1] = Math.max(0, Math.min(255, Math.round((y / heightPx) * 130) + 30 + edge + grain));
    pixels[at + 2] = Math.max(0, Math.min(255, 100 + edge + grain));
  }
  return sharp(pixels, { raw: { width: widthPx, height: heightPx, channels: 3 } });
};

const animated = async (widthPx: number, heightPx: number, count: number): Promise<Buffer> => {
  const colours = ["#f00", "#0f0", "#00f", "#ff0"];
  const tiles = await Promise.all(colours.map((colour) => tile(widthPx, heightPx, colour)));
  const frames = Array.from({ length: count }, (_, at) => tiles[at % 4] ?? Buffer.alloc(0));
  return sharp(frames, { join: { animated: true }, limitInputPixels: false })
    .gif({ delay: frames.map(() => 100), loop: 0, effort: 1 })
    .toBuffer();
};

/** Made in two steps: composing comes after extending, whatever the order of the calls. */
const framed = async (): Promise<Buffer> => {
  const inner = await (await quadrants(60, 40)).png().toBuffer();
  return sharp(inner).extend({ top: 10, bottom: 10, left: 20, right: 20, background: "#fff" }).png().toBuffer();
};

const halfClear = (): Promise<Buffer> =>
  sharp({ create: { width: 80, height: 60, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } })
    .composite([{ input: { create: { width: 40, height: 60, channels: 3, background: "#f00" } }, left: 0, top: 0 }])
    .png()
    .toBuffer();

export const sentinels = { copyright: "Rights of the conformance kit", model: "KitCameraSentinel" } as const;

const withExif = async (): Promise<Buffer> =>
  (await quadrants(80, 60))
    .withExif({ IFD0: { Copyright: sentinels.copyright, Model: sentinels.model } })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 95, chromaSubsampling: "4:4:4" })
    .toBuffer();

export const svgText =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30" onload="alert(1)"><script>alert(2)</script>' +
  '<rect width="40" height="30" fill="#ff0000"/><image href="https://example.org/x.png" width="9" height="9"/></svg>';

/** A GIF of 2 x 2 pixels whose header claims another size. */
const lyingGif = async (widthPx: number, heightPx: number): Promise<Buffer> => {
  const gif = await plain(2, 2, "#f00").gif().toBuffer();
  gif.writeUInt16LE(widthPx, 6);
  gif.writeUInt16LE(heightPx, 8);
  return gif;
};

const makers = {
  photo: () => photo(300, 200).jpeg({ quality: 92 }).toBuffer(),
  landscape: () => photo(1080, 720).jpeg({ quality: 80 }).toBuffer(),
  wide: () => photo(2600, 1500).jpeg({ quality: 70 }).toBuffer(),
  quadrants: async () => (await quadrants(80, 60)).png().toBuffer(),
  quadrantsJpeg: async () => (await quadrants(80, 60)).jpeg({ quality: 95, chromaSubsampling: "4:4:4" }).toBuffer(),
  quadrantsWebp: async () => (await quadrants(80, 60)).webp({ lossless: true }).toBuffer(),
  grey: () => plain(40, 30, "#808080").png().toBuffer(),
  framed,
  halfClear,
  withExif,
  animation: () => animated(60, 40, 4),
  largeAnimation: () => animated(1000, 1020, 50),
  endlessAnimation: () => animated(1500, 1500, 45),
  svg: () => Promise.resolve(Buffer.from(svgText)),
  heic: () => Promise.resolve(heicSample()),
  tiff: () => plain(20, 20, "#f00").tiff().toBuffer(),
  tooWide: () => plain(12_001, 10, "#f00").png().toBuffer(),
  tooManyPixels: () => plain(10_001, 10_000, "#f00").png({ compressionLevel: 9 }).toBuffer(),
  lyingGif: () => lyingGif(65_535, 65_535),
} as const satisfies Record<string, () => Promise<Buffer>>;

export type PictureName = keyof typeof makers;

const made = new Map<PictureName, Promise<Buffer>>();

/** The kit's own pictures, each made once. */
export const getPicture = (name: PictureName): Promise<Buffer> => {
  const bytes = made.get(name) ?? makers[name]();
  made.set(name, bytes);
  return bytes;
};

/** What the service should make of the part: the true type of each picture. */
export const typeOf = (name: PictureName): string => {
  const types: Partial<Record<PictureName, string>> = {
    quadrants: "image/png",
    grey: "image/png",
    framed: "image/png",
    halfClear: "image/png",
    tooWide: "image/png",
    tooManyPixels: "image/png",
    quadrantsWebp: "image/webp",
    animation: "image/gif",
    largeAnimation: "image/gif",
    endlessAnimation: "image/gif",
    lyingGif: "image/gif",
    svg: "image/svg+xml",
    heic: "image/heic",
    tiff: "image/tiff",
  };
  return types[name] ?? "image/jpeg";
};
