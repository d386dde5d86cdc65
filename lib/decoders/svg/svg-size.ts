export type SvgSize = Readonly<{ widthPx: number; heightPx: number }>;

/** What a browser takes where nothing is said. Source: CSS 2.2, section 10.3.2. */
const defaultSize = { widthPx: 300, heightPx: 150 } as const;
const sideLimitPx = 1_000_000;

const pxPerUnit: Readonly<Record<string, number>> = {
  "": 1,
  px: 1,
  pt: 96 / 72,
  pc: 16,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
  q: 96 / 101.6,
  em: 16,
  ex: 8,
};

const findLength = (text: string | undefined): number | undefined => {
  const match = /^\s*\+?(\d+(?:\.\d*)?|\.\d+)(?:e([+-]?\d{1,3}))?\s*(px|pt|pc|in|cm|mm|q|em|ex)?\s*$/i.exec(text ?? "");
  if (match === null) return undefined;
  const value = Number(`${match[1]}e${match[2] ?? 0}`) * (pxPerUnit[match[3]?.toLowerCase() ?? ""] ?? 1);
  return value > 0 && value <= sideLimitPx ? value : undefined;
};

const findViewBox = (text: string | undefined): readonly [number, number] | undefined => {
  const numbers = (text ?? "")
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const [, , width = 0, height = 0] = numbers;
  const isBox = numbers.length === 4 && numbers.every(Number.isFinite) && width > 0 && height > 0;
  return isBox && Math.max(width, height) <= sideLimitPx ? [width, height] : undefined;
};

const toSide = (px: number): number => Math.max(1, Math.round(px));

/** The size a browser gives a picture without a box: its own lengths, a missing one by the view box's proportions. */
export const toSvgSize = (attributes: ReadonlyMap<string, string>): SvgSize => {
  const width = findLength(attributes.get("width"));
  const height = findLength(attributes.get("height"));
  const box = findViewBox(attributes.get("viewBox"));
  if (width !== undefined && height !== undefined) return { widthPx: toSide(width), heightPx: toSide(height) };
  if (box === undefined) {
    return { widthPx: toSide(width ?? defaultSize.widthPx), heightPx: toSide(height ?? defaultSize.heightPx) };
  }
  if (width !== undefined) return { widthPx: toSide(width), heightPx: toSide((width * box[1]) / box[0]) };
  if (height !== undefined) return { widthPx: toSide((height * box[0]) / box[1]), heightPx: toSide(height) };
  return { widthPx: toSide(box[0]), heightPx: toSide(box[1]) };
};
