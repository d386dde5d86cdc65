import { captionGapPx, gapPx, lineHeightPx, marginPx, titlePx, toBoxPlace, type SheetLayout } from "./sheet-layout";
import type { SheetAnswer, SheetOrder, SheetSource } from "./sheet-messages";

const scope = globalThis as unknown as {
  postMessage: (answer: SheetAnswer) => void;
  onmessage: (event: MessageEvent<SheetOrder>) => void;
};

/** A sheet is paper: white in either theme. */
const paper = "#ffffff";
const ink = "#171717";
const quietInk = "#525252";
const edge = "#d4d4d4";
const checks = ["#ffffff", "#e5e5e5"] as const;
const checkPx = 8;
const face = "system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif";

type Sheet = { context: OffscreenCanvasRenderingContext2D; layout: SheetLayout };
type Cell = Extract<SheetOrder, { type: "cell" }>;
let sheet: Sheet | undefined;

/** The text, or as much of it as fits before three dots. */
const toFitting = (context: OffscreenCanvasRenderingContext2D, text: string, widthPx: number): string => {
  if (context.measureText(text).width <= widthPx) return text;
  const letters = Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
  while (letters.length > 0 && context.measureText(`${letters.join("")}…`).width > widthPx) letters.pop();
  return `${letters.join("").trimEnd()}…`;
};

type Line = { text: string; x: number; y: number; widthPx: number; font: string; colour: string };

const write = (context: OffscreenCanvasRenderingContext2D, { text, x, y, widthPx, font, colour }: Line): void => {
  context.font = `${font} ${face}`;
  context.fillStyle = colour;
  context.textBaseline = "top";
  context.fillText(toFitting(context, text, widthPx), x, y);
};

const begin = ({ layout, title, columns }: Extract<SheetOrder, { type: "begin" }>): boolean => {
  const context = new OffscreenCanvas(layout.widthPx, layout.heightPx).getContext("2d");
  if (context === null) return false;
  context.fillStyle = paper;
  context.fillRect(0, 0, layout.widthPx, layout.heightPx);
  // A canvas larger than a browser's memory for it takes every order and stays empty.
  if (context.getImageData(layout.widthPx - 1, layout.heightPx - 1, 1, 1).data[0] !== 255) return false;
  sheet = { context, layout };
  const whole = { x: marginPx, y: marginPx, widthPx: layout.widthPx - 2 * marginPx };
  write(context, { ...whole, text: title, font: "600 16px", colour: ink });
  for (const [column, name] of columns.entries()) {
    const { x } = toBoxPlace(layout, column, 0);
    write(context, {
      text: name,
      x,
      y: marginPx + titlePx,
      widthPx: layout.boxWidthPx,
      font: "600 14px",
      colour: ink,
    });
  }
  return true;
};

const drawChecks = (context: OffscreenCanvasRenderingContext2D, rect: readonly [number, number, number, number]) => {
  const tile = new OffscreenCanvas(2 * checkPx, 2 * checkPx);
  const brush = tile.getContext("2d");
  if (brush === null) return;
  brush.fillStyle = checks[0];
  brush.fillRect(0, 0, 2 * checkPx, 2 * checkPx);
  brush.fillStyle = checks[1];
  brush.fillRect(0, 0, checkPx, checkPx);
  brush.fillRect(checkPx, checkPx, checkPx, checkPx);
  const pattern = context.createPattern(tile, "repeat");
  if (pattern === null) return;
  context.fillStyle = pattern;
  context.fillRect(...rect);
};

/** In the middle of its box, at its own size or smaller. */
const drawPicture = async ({ context, layout }: Sheet, source: SheetSource, at: { x: number; y: number }) => {
  const bitmap = await createImageBitmap(source);
  const { boxWidthPx, boxHeightPx } = layout;
  const scale = Math.min(1, boxWidthPx / bitmap.width, boxHeightPx / bitmap.height);
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const x = at.x + Math.floor((boxWidthPx - width) / 2);
  const y = at.y + Math.floor((boxHeightPx - height) / 2);
  drawChecks(context, [x, y, width, height]);
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, x, y, width, height);
  bitmap.close();
};

const paint = async (whole: Sheet, { source, lines, column, row }: Cell): Promise<boolean> => {
  const { context, layout } = whole;
  const at = toBoxPlace(layout, column, row);
  for (const [index, text] of lines.entries()) {
    write(context, {
      text,
      x: at.x,
      y: at.y + layout.boxHeightPx + captionGapPx + index * lineHeightPx,
      widthPx: layout.boxWidthPx + gapPx / 2,
      font: index === 0 ? "500 13px" : "13px",
      colour: index === 0 ? ink : quietInk,
    });
  }
  try {
    if (source !== null) {
      await drawPicture(whole, source, at);
      return true;
    }
  } catch {
    // The page says how many pictures this browser could not read.
  }
  context.strokeStyle = edge;
  context.strokeRect(at.x + 0.5, at.y + 0.5, layout.boxWidthPx - 1, layout.boxHeightPx - 1);
  return false;
};

const obey = async (order: SheetOrder): Promise<SheetAnswer> => {
  if (order.type === "begin") return { type: "begun", isReady: begin(order) };
  if (sheet === undefined) throw new Error("no sheet was begun");
  if (order.type === "cell") return { type: "painted", isDrawn: await paint(sheet, order) };
  return { type: "finished", blob: await sheet.context.canvas.convertToBlob({ type: "image/png" }) };
};

// One picture at a time: decoded, a large one takes more memory than the sheet.
let last = Promise.resolve();
scope.onmessage = ({ data }) => {
  last = last.then(async () => scope.postMessage(await obey(data)));
};
