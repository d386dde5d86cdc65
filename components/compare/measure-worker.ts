import { findCommonSize, type PixelSize } from "@/lib/client/compare/common-size";
import { toDifference, type DifferenceLook } from "@/lib/client/compare/difference";
import { ssim } from "@/lib/client/compare/ssim";
import { toLuma, type Pixels } from "@/lib/client/compare/to-luma";
import type { DifferencePicture, MeasureAnswer, MeasureOrder, Source } from "./worker-messages";

type Pair = { turn: number; pixels: { a: Pixels; b: Pixels } | undefined };
const scope = globalThis as unknown as {
  postMessage: (answer: MeasureAnswer) => void;
  onmessage: (event: MessageEvent<MeasureOrder>) => void;
};

/** Shorter than a window of the measure. */
const leastSidePx = 8;
let pair: Promise<Pair> | undefined;
let differences: MessagePort | undefined;

/** Over white, as a page without a ground of its own shows what is transparent. */
const readPixels = async (whole: ImageBitmap, { widthPx, heightPx }: PixelSize): Promise<Pixels> => {
  const sized = await createImageBitmap(whole, {
    resizeWidth: widthPx,
    resizeHeight: heightPx,
    resizeQuality: "high",
  });
  const context = new OffscreenCanvas(widthPx, heightPx).getContext("2d", { willReadFrequently: true });
  if (context === null) throw new Error("no canvas");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, widthPx, heightPx);
  context.drawImage(sized, 0, 0);
  sized.close();
  return { widthPx, heightPx, rgba: context.getImageData(0, 0, widthPx, heightPx).data };
};

const openPair = async (sources: { a: Source; b: Source }, turn: number): Promise<Pair> => {
  const [a, b] = await Promise.all([createImageBitmap(sources.a), createImageBitmap(sources.b)]);
  const size = findCommonSize({ widthPx: a.width, heightPx: a.height }, { widthPx: b.width, heightPx: b.height });
  const pixels = size && { a: await readPixels(a, size), b: await readPixels(b, size) };
  a.close();
  b.close();
  return { turn, pixels };
};

const measure = ({ turn, pixels }: Pair): void => {
  if (pixels === undefined) return scope.postMessage({ type: "measured", turn, measured: null });
  const { widthPx, heightPx } = pixels.a;
  const isTooSmall = Math.min(widthPx, heightPx) < leastSidePx;
  const likeness = isTooSmall ? null : ssim(toLuma(pixels.a), toLuma(pixels.b));
  scope.postMessage({ type: "measured", turn, measured: { widthPx, heightPx, ssim: likeness } });
};

const showDifference = async (look: DifferenceLook, turn: number): Promise<void> => {
  const opened = await pair;
  if (opened?.pixels === undefined || opened.turn !== turn) return;
  const { pixels, ...figures } = toDifference(opened.pixels.a, opened.pixels.b, look);
  const shown = new ImageData(new Uint8ClampedArray(pixels.rgba), pixels.widthPx, pixels.heightPx);
  const bitmap = await createImageBitmap(shown);
  const picture: DifferencePicture = { turn, bitmap };
  differences?.postMessage(picture, [bitmap]);
  scope.postMessage({ type: "differs", turn, figures });
};

const obey = async (order: MeasureOrder): Promise<void> => {
  if (order.type === "attach") {
    differences = order.differences;
    return;
  }
  try {
    if (order.type === "look") return await showDifference(order.look, order.turn);
    pair = openPair(order, order.turn);
    measure(await pair);
  } catch {
    // A picture this browser cannot draw; the painter's answer says which one.
    scope.postMessage({ type: "failed", turn: order.turn });
  }
};

scope.onmessage = ({ data }) => void obey(data);
