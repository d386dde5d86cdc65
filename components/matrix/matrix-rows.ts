import type { Figures } from "@/lib/client/matrix/figures";
import { toCellKey, type CellState } from "@/lib/client/matrix/matrix-run";
import type { Image } from "@/lib/contracts/image";
import { matrixWords } from "./words";

type Cells = ReadonlyMap<string, CellState>;
export type ColumnSum = { count: number; totalBytes: number; originalBytes: number; medianBytes: number };

const findFigures = (cells: Cells, imageId: string, variant: string): Figures | undefined => {
  const state = cells.get(toCellKey({ imageId, variant }));
  return state?.kind === "measured" ? state.figures : undefined;
};

/** What judging a delivery takes. */
type Delivered = Pick<Figures, "widthPx" | "heightPx" | "sizeBytes">;

const isEnlarged = (figures: Delivered, image: Image): boolean =>
  image.widthPx > 0 && (figures.widthPx > image.widthPx || figures.heightPx > image.heightPx);

/** Bytes of the original, as a part of it: 1 is as heavy. */
export const toPart = (figures: Delivered, image: Image): number =>
  image.sizeBytes > 0 ? figures.sizeBytes / image.sizeBytes : 0;

/** What a person should look at, in words. */
export const toMarks = (figures: Delivered, image: Image): readonly string[] => [
  ...(toPart(figures, image) > 1 ? [matrixWords.heavier] : []),
  ...(isEnlarged(figures, image) ? [matrixWords.enlarged] : []),
];

/** How bad a row is: its heaviest part, and one more where anything in it is enlarged. */
const toBadness = (image: Image, variants: readonly string[], cells: Cells): number =>
  Math.max(
    -1,
    ...variants.map((variant) => {
      const figures = findFigures(cells, image.id, variant);
      return figures === undefined ? -1 : toPart(figures, image) + (isEnlarged(figures, image) ? 1 : 0);
    }),
  );

type Sorting = { variants: readonly string[]; cells: Cells; order: string };

/** Rows in the order asked for; what is not measured yet comes last, and equals stay as chosen. */
export const toSortedImages = (images: readonly Image[], { variants, cells, order }: Sorting): readonly Image[] => {
  const weigh = (of: (image: Image) => number) => {
    const weights = new Map(images.map((image) => [image.id, of(image)]));
    return images.toSorted((a, b) => (weights.get(b.id) ?? 0) - (weights.get(a.id) ?? 0));
  };
  if (order === "name") return images.toSorted((a, b) => a.filename.localeCompare(b.filename, "en"));
  if (order === "original") return weigh(({ sizeBytes }) => sizeBytes);
  if (order === "worst") return weigh((image) => toBadness(image, variants, cells));
  const variant = /^variant:(.+)$/.exec(order)?.[1];
  if (variant === undefined) return images;
  return weigh(({ id }) => findFigures(cells, id, variant)?.sizeBytes ?? -1);
};

const toMedian = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
};

/** What was measured of one variant so far. `originalBytes` counts the same images. */
export const toColumnSum = (images: readonly Image[], variant: string, cells: Cells): ColumnSum => {
  const measured = images.flatMap((image) => {
    const figures = findFigures(cells, image.id, variant);
    return figures === undefined ? [] : [{ sizeBytes: figures.sizeBytes, originalBytes: image.sizeBytes }];
  });
  return {
    count: measured.length,
    totalBytes: measured.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    originalBytes: measured.reduce((sum, { originalBytes }) => sum + originalBytes, 0),
    medianBytes: toMedian(measured.map(({ sizeBytes }) => sizeBytes)),
  };
};
