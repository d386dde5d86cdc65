import { findPixel, type Point, type Rect } from "./framing";
import type { DifferencePicture, PaintAnswer, PaintOrder, Pixel, Scene, Source } from "./worker-messages";

type Held = { whole: ImageBitmap; small: ImageBitmap };
const scope = globalThis as unknown as {
  postMessage: (answer: PaintAnswer) => void;
  onmessage: (event: MessageEvent<PaintOrder>) => void;
};

/** A copy of this many pixels a side is drawn while more could not be seen. */
const smallSidePx = 2048;
/** From here on every pixel of the picture is a square of its own, later with lines between them. */
const squaresFromScale = 2;
const gridFromScale = 8;

const held = new Map<"a" | "b", Held>();
const turns = { a: 0, b: 0 };
let context: OffscreenCanvasRenderingContext2D | undefined;
let difference: DifferencePicture | undefined;
let pairTurn = 0;
let scene: Scene | undefined;

const release = (side: "a" | "b"): void => {
  held.get(side)?.whole.close();
  held.get(side)?.small.close();
  held.delete(side);
};

const shrink = (whole: ImageBitmap): Promise<ImageBitmap> => {
  const factor = Math.min(1, smallSidePx / Math.max(whole.width, whole.height));
  return createImageBitmap(whole, {
    resizeWidth: Math.max(1, Math.round(whole.width * factor)),
    resizeHeight: Math.max(1, Math.round(whole.height * factor)),
    resizeQuality: "high",
  });
};

const load = async (side: "a" | "b", source: Source, turn: number): Promise<void> => {
  turns[side] = turn;
  try {
    const whole = await createImageBitmap(source);
    const small = await shrink(whole);
    if (turns[side] !== turn) return;
    release(side);
    held.set(side, { whole, small });
    draw();
    scope.postMessage({ type: "loaded", side, turn, widthPx: whole.width, heightPx: whole.height });
  } catch {
    // The page says that this browser cannot draw it.
    if (turns[side] === turn) scope.postMessage({ type: "failed", side, turn });
  }
};

/** A turn may be told of after its difference came, for the two travel apart. */
const keepDifference = (next: DifferencePicture | undefined, turn: number): void => {
  pairTurn = Math.max(pairTurn, turn);
  if (next !== undefined && next.turn < pairTurn) return next.bitmap.close();
  if (next === undefined && difference?.turn === pairTurn) return;
  difference?.bitmap.close();
  difference = next;
  draw();
};

type Layer = Readonly<{
  whole: ImageBitmap;
  small: ImageBitmap;
  rect: Rect;
  clip: Readonly<{ from: number; to: number }>;
}>;

/** Lines between pixels, where they are seen: within the picture and the canvas. */
const drawGrid = (target: OffscreenCanvasRenderingContext2D, { whole, rect }: Layer, { widthPx, heightPx }: Scene) => {
  const stepX = rect.width / whole.width;
  const stepY = rect.height / whole.height;
  if (Math.min(stepX, stepY) < gridFromScale) return;
  const [left, top] = [Math.max(0, rect.x), Math.max(0, rect.y)];
  const [right, bottom] = [Math.min(widthPx, rect.x + rect.width), Math.min(heightPx, rect.y + rect.height)];
  target.beginPath();
  for (let x = rect.x + Math.ceil((left - rect.x) / stepX) * stepX; x <= right; x += stepX) {
    target.moveTo(Math.round(x) + 0.5, top);
    target.lineTo(Math.round(x) + 0.5, bottom);
  }
  for (let y = rect.y + Math.ceil((top - rect.y) / stepY) * stepY; y <= bottom; y += stepY) {
    target.moveTo(left, Math.round(y) + 0.5);
    target.lineTo(right, Math.round(y) + 0.5);
  }
  target.strokeStyle = "rgb(128 128 128 / 0.45)";
  target.stroke();
};

const drawLayer = (target: OffscreenCanvasRenderingContext2D, layer: Layer, view: Scene): void => {
  const { whole, small, rect, clip } = layer;
  if (clip.to <= clip.from) return;
  const picture = rect.width <= small.width ? small : whole;
  target.save();
  target.beginPath();
  target.rect(clip.from, 0, clip.to - clip.from, view.heightPx);
  target.clip();
  target.imageSmoothingEnabled = rect.width / whole.width < squaresFromScale;
  target.imageSmoothingQuality = "high";
  target.drawImage(picture, rect.x, rect.y, rect.width, rect.height);
  drawGrid(target, layer, view);
  target.restore();
};

const toLayers = (view: Scene): readonly Layer[] => {
  const whole = { from: 0, to: view.widthPx };
  const [a, b] = [held.get("a"), held.get("b")];
  if (view.look === "difference") {
    if (difference === undefined) return [];
    const { bitmap } = difference;
    return [{ whole: bitmap, small: bitmap, rect: view.a, clip: whole }];
  }
  const clipA = view.look === "slider" ? { from: 0, to: view.splitPx } : whole;
  const clipB = view.look === "slider" ? { from: view.splitPx, to: view.widthPx } : whole;
  return [
    ...(a !== undefined && view.look !== "b" ? [{ ...a, rect: view.a, clip: clipA }] : []),
    ...(b !== undefined && view.look !== "a" ? [{ ...b, rect: view.b, clip: clipB }] : []),
  ];
};

function draw(): void {
  if (context === undefined || scene === undefined) return;
  const { canvas } = context;
  if (canvas.width !== scene.widthPx || canvas.height !== scene.heightPx) {
    canvas.width = scene.widthPx;
    canvas.height = scene.heightPx;
  } else context.clearRect(0, 0, canvas.width, canvas.height);
  for (const layer of toLayers(scene)) drawLayer(context, layer, scene);
}

const readPixel = (side: "a" | "b", at: Point): Pixel | null => {
  const picture = held.get(side)?.whole;
  const place = picture && findPixel(at, { widthPx: picture.width, heightPx: picture.height });
  const one = new OffscreenCanvas(1, 1).getContext("2d");
  if (picture === undefined || place === undefined || one === null) return null;
  one.drawImage(picture, -place.x, -place.y);
  const [red = 0, green = 0, blue = 0, alpha = 0] = one.getImageData(0, 0, 1, 1).data;
  return { place, rgba: [red, green, blue, alpha] };
};

const obey = (order: PaintOrder): void => {
  switch (order.type) {
    case "attach":
      context = order.canvas.getContext("2d") ?? undefined;
      scope.postMessage({ type: "attached" });
      return draw();
    case "load":
      return void load(order.side, order.source, order.turn);
    case "unload":
      turns[order.side] = -1;
      release(order.side);
      return draw();
    case "differences":
      order.port.onmessage = ({ data }: MessageEvent<DifferencePicture>) => keepDifference(data, data.turn);
      return;
    case "pair":
      return keepDifference(undefined, order.turn);
    case "draw":
      scene = order.scene;
      return draw();
    case "inspect":
      return scope.postMessage({
        type: "inspected",
        turn: order.turn,
        a: readPixel("a", order.at),
        b: readPixel("b", order.at),
      });
  }
};

scope.onmessage = ({ data }) => obey(data);
