import { toCounted, toCountText, toImageCount, toMeasuredSizeText } from "@/lib/client/figure-words";
import { toFormatWords } from "@/lib/client/format-words";

/** Parts of the original in whole per cent; what is more than nothing is never called nothing. */
export const toPercentWords = (part: number): string =>
  part > 0 && part < 0.01 ? "<1 %" : `${toCountText(Math.round(part * 100))} %`;

const toSize = (widthPx: number, heightPx: number): string => `${toCountText(widthPx)} × ${toCountText(heightPx)} px`;

/** Every text around the contact sheet, and on it. */
export const sheetWords = {
  draw: { before: "Contact ", main: "sheet" },
  cancel: { main: "Cancel", after: " the sheet" },
  progress: "Cells drawn",
  progressText: (done: number, count: number) => `Contact sheet: ${toCountText(done)} of ${toCountText(count)} drawn`,
  scaled: (boxPx: number, wholePx: number) =>
    `Its pictures are ${boxPx} px wide at most, in place of ${wholePx}, for a sheet has 32 megapixels.`,
  saved: (size: { widthPx: number; heightPx: number }, sizeBytes: number) =>
    `Contact sheet saved: ${toSize(size.widthPx, size.heightPx)}, ${toMeasuredSizeText(sizeBytes)}.`,
  missing: (count: number) =>
    `${toCounted(count, "picture", "pictures")} did not come; the reason stands in the empty box’s caption.`,
  unreadable: (count: number) => `This browser cannot read ${toCounted(count, "picture", "pictures")}.`,
  cancelled: "The contact sheet was cancelled. Nothing was saved.",
  tooMany: (variantCount: number, mostImages: number) =>
    `A contact sheet in ${toCounted(variantCount, "variant", "variants")} has room for ${toImageCount(mostImages)}. Choose fewer.`,
  tooLarge: (size: { widthPx: number; heightPx: number }) =>
    `This browser has no memory for a sheet of ${toSize(size.widthPx, size.heightPx)}. Choose fewer images, or try another browser.`,
  failed: (detail: string) => `The contact sheet could not be drawn: ${detail}`,
  title: (given: { device: string; images: number; variants: number; at: Date }) =>
    `${toImageCount(given.images)} in ${toCounted(given.variants, "variant", "variants")}, as ${given.device} receives them, ${given.at.toISOString().slice(0, 10)}`,
  pictureLine: (format: string, widthPx: number, heightPx: number) =>
    `${toFormatWords(format)}, ${widthPx} × ${heightPx}`,
  bytesLine: (sizeBytes: number, part: number) => `${toMeasuredSizeText(sizeBytes)}, ${toPercentWords(part)}`,
  missingLine: "Did not come",
} as const;

/** Every text of one image in all variants. */
export const allVariantsWords = {
  region: "All variants of this image",
  asTable: "Open as a table",
  original: (format: string, pixels: string, size: string) =>
    `The original is ${format}, ${pixels} pixels, ${size}. Per cent are parts of it.`,
  ofOriginal: "Part of the original’s bytes",
  none: "There is no variant yet. Add one under Variants.",
  alt: (picture: string, variant: string) => `${picture}, in the variant ${variant}`,
  undrawable: (format: string) => `This browser cannot draw ${format}. Its figures are below.`,
  retryFor: (variant: string) => `Try again for ${variant}`,
} as const;

/** Every text of the matrix. */
export const matrixWords = {
  title: "Matrix",
  explain: "What each image weighs in each variant, measured on the bytes that one device receives.",
  region: "Matrix of sizes",
  table: "Bytes of every image in every variant",
  choose: "Choose images",
  chooseTitle: "Compare these images",
  search: "Search by filename",
  clear: "Clear the search",
  chosen: (count: number, limit: number) => `${count} of ${limit} chosen`,
  addressFull: "The page’s address has no room for another id this long.",
  compare: "Compare",
  newest: "The newest 20",
  noMatch: "No filename contains this.",
  listFailed: "The images could not be loaded.",
  retryList: "Try again",
  emptyTitle: "Which images shall be compared?",
  emptyDetail: (limit: number) =>
    `Choose up to ${limit} by name, select them in the library, or begin with the newest.`,
  nothingYet: "There is no image to compare yet. Upload one in the library.",
  variantsFailed: "The variants could not be loaded",
  loading: "Loading the images",
  missing: (count: number) =>
    `${toImageCount(count)} of this address could not be loaded: in the trash, deleted, or out of reach.`,
  privateNote: (count: number) =>
    `${toImageCount(count)} are private: measured through a URL signed for this once. Their URLs in the CSV need a signature to open.`,
  device: "Device",
  presets: "Presets",
  own: "The team’s own",
  accept: "Accepts",
  accepts: { device: "What the device accepts", webp: "WebP, not AVIF", jpeg: "JPEG only" },
  order: "Order",
  orders: { chosen: "As chosen", name: "Name", original: "Largest original", worst: "Worst first" },
  byVariant: "Variant, heaviest first",
  image: "Image",
  sortBy: (variant: string) => `Sort by ${variant}, heaviest first`,
  csv: { before: "Export ", main: "CSV" },
  stop: "Stop",
  resume: "Go on",
  retryFailed: (count: number) => `Ask again for ${toCounted(count, "failed cell", "failed cells")}`,
  progress: "Cells measured",
  progressText: (measured: number, count: number, failed: number) =>
    `${toCountText(measured)} of ${toCountText(count)} measured${failed === 0 ? "" : `, ${toCountText(failed)} failed`}`,
  stopped: "Stopped.",
  waiting: "Waiting",
  asking: "Measuring",
  failed: "Failed",
  retryCell: (reason: string) => `Failed: ${reason} Press to ask again.`,
  original: (size: string, pixels: string) => `${size}, ${pixels}`,
  pixels: (widthPx: number, heightPx: number) => `${widthPx} × ${heightPx}`,
  enlarged: "enlarged",
  heavier: "heavier",
  totals: "Total",
  totalOf: (count: number) => `of ${toImageCount(count)}`,
  median: (size: string) => `median ${size}`,
  legend: "Part of the original’s bytes",
  legendMarks: "“heavier”: more bytes than the original. “enlarged”: more pixels than it has.",
  failures: "What failed",
} as const;
