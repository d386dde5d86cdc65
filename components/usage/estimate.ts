import { projectMonthlyCost, type MonthlyCost, type MonthlyUse, type Prices } from "@/lib/contracts/pricing";

export const amountFields = ["stored", "delivered", "transformations"] as const satisfies readonly (keyof MonthlyUse)[];
export const priceFields = [
  "storedPer100k",
  "deliveredPer100k",
  "transformationsPer1k",
  "transformationsFree",
] as const satisfies readonly (keyof Prices)[];

const fields = [...amountFields, ...priceFields] as const;
export type EstimateField = (typeof fields)[number];
/** As typed. */
export type EstimateTexts = Readonly<Record<EstimateField, string>>;
export type EstimateNumbers = Readonly<Record<EstimateField, number>>;

const wholeFields: ReadonlySet<EstimateField> = new Set([...amountFields, "transformationsFree"]);
export const isWhole = (field: EstimateField): boolean => wholeFields.has(field);

const amountMost = 1_000_000_000_000;
const priceMost = 1_000_000;

/** Undefined where the text is no number the field takes. Counts may be typed with their thousands parted. */
export const parseFigure = (field: EstimateField, text: string): number | undefined => {
  if (isWhole(field)) {
    const digits = text.trim().replaceAll(/[, ]/g, "");
    return /^\d{1,13}$/.test(digits) && Number(digits) <= amountMost ? Number(digits) : undefined;
  }
  const plain = text.trim();
  return /^\d{1,7}(\.\d{1,6})?$/.test(plain) && Number(plain) <= priceMost ? Number(plain) : undefined;
};

const mapFields = <Value>(toValue: (field: EstimateField) => Value): Record<EstimateField, Value> =>
  Object.fromEntries(fields.map((field) => [field, toValue(field)])) as Record<EstimateField, Value>;

/** What an estimate starts from: what is stored, nothing delivered, the published prices. */
export const toStart = (stored: number, prices: Prices): EstimateNumbers => ({
  stored,
  delivered: 0,
  transformations: 0,
  storedPer100k: prices.storedPer100k,
  deliveredPer100k: prices.deliveredPer100k,
  transformationsPer1k: prices.transformationsPer1k,
  transformationsFree: prices.transformationsFree,
});

/** What an address says, in place of what it starts from. */
export const parseEstimate = (search: URLSearchParams, start: EstimateNumbers): EstimateTexts =>
  mapFields((field) => String(parseFigure(field, search.get(field) ?? "") ?? start[field]));

/** What differs from the start. Texts that are no numbers are left out. */
export const printEstimate = (texts: EstimateTexts, start: EstimateNumbers): string => {
  const search = new URLSearchParams();
  for (const field of fields) {
    const figure = parseFigure(field, texts[field]);
    if (figure !== undefined && figure !== start[field]) search.set(field, String(figure));
  }
  return search.size === 0 ? "" : `?${search}`;
};

export const toTexts = (numbers: EstimateNumbers): EstimateTexts => mapFields((field) => String(numbers[field]));

/** Undefined while a text is no number. */
export const findNumbers = (texts: EstimateTexts): EstimateNumbers | undefined => {
  const numbers = mapFields((field) => parseFigure(field, texts[field]));
  return Object.values(numbers).includes(undefined) ? undefined : (numbers as EstimateNumbers);
};

export const hasPublishedPrices = (numbers: EstimateNumbers, prices: Prices): boolean =>
  priceFields.every((field) => numbers[field] === prices[field]);

/** The cost of these counts at these prices; where they were published stays as it was. */
export const toCost = (numbers: EstimateNumbers, published: Prices): MonthlyCost =>
  projectMonthlyCost(numbers, { ...published, ...numbers });
