import type { Image } from "@/lib/contracts/image";
import { toCellKey, type CellState } from "./matrix-run";

export const csvColumns = [
  "image_id",
  "filename",
  "variant",
  "device",
  "format",
  "width_px",
  "height_px",
  "bytes",
  "original_bytes",
  "sha256",
  "url",
  "failure",
] as const;

/** A spreadsheet runs a cell that starts with one of these as a formula. Source: OWASP, CSV injection. */
const startsFormula = /^[=+\-@\t\r\uFF0B\uFF0D\uFF1D\uFF20]/;
const needsQuotes = /[",\r\n]/;

/** One field by RFC 4180. Text that would be a formula starts with an apostrophe, which keeps it text. */
export const toCsvField = (text: string): string => {
  const plain = startsFormula.test(text) ? `'${text}` : text;
  return needsQuotes.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
};

type Measured = {
  images: readonly Pick<Image, "id" | "filename" | "sizeBytes">[];
  variants: readonly string[];
  cells: ReadonlyMap<string, CellState>;
  /** Name of the device that received it. */
  device: string;
};

const toFigureFields = (state: CellState | undefined, originalBytes: number): readonly string[] => {
  if (state?.kind !== "measured") {
    const failure = state?.kind === "failed" ? state.problem.detail : "not measured";
    return ["", "", "", "", String(originalBytes), "", "", failure];
  }
  const { format, widthPx, heightPx, sizeBytes, sha256, url } = state.figures;
  return [format, String(widthPx), String(heightPx), String(sizeBytes), String(originalBytes), sha256, url, ""];
};

/** One line a cell, images in the order shown. Lines end in CRLF; sizes are bytes, lengths pixels. */
export const toCsv = ({ images, variants, cells, device }: Measured): string => {
  const lines = images.flatMap(({ id, filename, sizeBytes }) =>
    variants.map((variant) => [
      id,
      filename,
      variant,
      device,
      ...toFigureFields(cells.get(toCellKey({ imageId: id, variant })), sizeBytes),
    ]),
  );
  return [csvColumns, ...lines].map((fields) => `${fields.map(toCsvField).join(",")}\r\n`).join("");
};
