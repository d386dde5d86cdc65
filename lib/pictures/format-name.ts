import type { SniffedFormat } from "./sniff-format";

const known = {
  jpeg: "JPEG",
  png: "PNG",
  webp: "WebP",
  gif: "GIF",
  avif: "AVIF",
  heic: "HEIC",
  svg: "SVG",
  jxl: "JPEG XL",
  jp2: "JPEG 2000",
  bmp: "BMP",
  tiff: "TIFF",
  ico: "ICO",
  psd: "PSD",
  pdf: "PDF",
} as const satisfies Partial<Record<SniffedFormat, string>>;

const names: ReadonlyMap<string, string> = new Map(Object.entries(known));

/** What people call the format; undefined for what is no picture and no document. */
export const findFormatName = (format: string): string | undefined => names.get(format);
