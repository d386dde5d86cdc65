import type { SniffedFormat } from "./sniff-format";

const names: Readonly<Partial<Record<SniffedFormat, string>>> = {
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
};

/** What people call the format; undefined for what is no picture and no document. */
export const findFormatName = (format: SniffedFormat): string | undefined => names[format];
