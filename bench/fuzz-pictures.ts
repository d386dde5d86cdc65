import sharp from "sharp";
import { heicSample } from "@/lib/testing/conformance/heic-sample";

const noisy = (widthPx: number, heightPx: number, channels: 3 | 4) => {
  const pixels = Buffer.from(
    Array.from({ length: widthPx * heightPx * channels }, (_, at) => (at * 37 + (at >> 3) * 91) % 256),
  );
  return sharp(pixels, { raw: { width: widthPx, height: heightPx, channels } });
};

const moving = async () => {
  const frames = await Promise.all(
    ["#f00", "#0f0", "#00f"].map((background) =>
      sharp({ create: { width: 12, height: 9, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  );
  return sharp(frames, { join: { animated: true } });
};

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><style>rect{fill:red}</style><defs><linearGradient id="a"><stop offset="0"/></linearGradient></defs><g transform="scale(2)"><rect width="9" height="9" fill="url(#a)"/><text x="1" y="9">&amp;x</text></g></svg>';

/** Small pictures of every format the service takes: a spoiled one costs little to decode. */
export const makeFuzzPictures = async (): Promise<ReadonlyMap<string, Buffer>> => {
  const makers: readonly (readonly [string, Promise<Buffer>])[] = [
    ["jpeg", noisy(24, 18, 3).jpeg().toBuffer()],
    [
      "jpegProgressive",
      noisy(32, 32, 3)
        .jpeg({ progressive: true })
        .withExif({ IFD0: { Copyright: "c" } })
        .withMetadata({ orientation: 6 })
        .toBuffer(),
    ],
    ["jpegIcc", noisy(16, 16, 3).withIccProfile("p3").jpeg().toBuffer()],
    ["jpegDot", noisy(1, 1, 3).jpeg().toBuffer()],
    ["png", noisy(20, 20, 4).png().toBuffer()],
    ["pngPalette", noisy(16, 12, 3).png({ palette: true, colours: 16 }).toBuffer()],
    ["pngInterlaced", noisy(31, 17, 3).png({ progressive: true }).toBuffer()],
    ["gif", noisy(15, 11, 3).gif().toBuffer()],
    ["gifMoving", (await moving()).gif({ delay: [50, 60, 70] }).toBuffer()],
    ["webp", noisy(21, 13, 3).webp().toBuffer()],
    ["webpLossless", noisy(14, 14, 4).webp({ lossless: true }).toBuffer()],
    ["webpMoving", (await moving()).webp().toBuffer()],
    ["avif", noisy(16, 16, 3).avif({ effort: 0 }).toBuffer()],
    ["heic", Promise.resolve(heicSample())],
    ["svg", Promise.resolve(Buffer.from(svg))],
  ];
  return new Map(await Promise.all(makers.map(async ([name, bytes]) => [name, await bytes] as const)));
};
