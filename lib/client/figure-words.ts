/** Whole numbers with their thousands parted: 18, 1,234. The formatter costs tens of milliseconds at first use. */
export const toCountText = (count: number): string =>
  Number.isInteger(count) && Math.abs(count) < 1000 ? String(count) : count.toLocaleString("en");

/** A count with its noun: 1 image, 1,234 images. */
export const toCounted = (count: number, one: string, many: string): string =>
  `${toCountText(count)} ${count === 1 ? one : many}`;

/** The noun that is counted most. */
export const toImageCount = (count: number): string => toCounted(count, "image", "images");

const units = [
  [1e12, "TB"],
  [1e9, "GB"],
  [1e6, "MB"],
  [1e3, "kB"],
] as const;

/** The largest unit that is not less than one when rounded to three figures: 999,600 bytes are 1 MB. */
const toUnit = (sizeBytes: number) => units.find(([length]) => sizeBytes >= length * 0.9995) ?? ([1000, "kB"] as const);

/** For lists. Decimal units, as the service counts: 1 kB is 1,000 bytes; 184 kB, 3.2 MB, 120 MB. */
export const toSizeText = (sizeBytes: number): string => {
  if (sizeBytes < 1000) return `${sizeBytes} B`;
  const [divisor, unit] = toUnit(sizeBytes);
  const decimals = divisor > 1000 && sizeBytes < divisor * 99.95 ? 1 : 0;
  return `${(sizeBytes / divisor).toFixed(decimals)} ${unit}`;
};

/** For what is measured: three significant figures at most. 950 B, 18.4 kB, 2.05 MB. */
export const toMeasuredSizeText = (sizeBytes: number): string => {
  if (sizeBytes < 1000) return `${Math.round(sizeBytes)} B`;
  const [divisor, unit] = toUnit(sizeBytes);
  return `${Number((sizeBytes / divisor).toPrecision(3))} ${unit}`;
};
