import type { Insertable } from "@/lib/db/kysely";
import type { FieldCondition } from "./image-fields";
import type { CatalogSchema } from "./schema";

/** The order of the database: by bytes of UTF-8. Negative, zero or positive. */
export const compareTexts = (a: string, b: string): number => {
  if (a === b) return 0;
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
};

const compare = (found: string | number, wanted: string | number): number =>
  typeof found === "number" && typeof wanted === "number"
    ? found - wanted
    : compareTexts(String(found), String(wanted));

const verdicts = {
  "=": (order: number) => order === 0,
  ">": (order: number) => order > 0,
  ">=": (order: number) => order >= 0,
  "<": (order: number) => order < 0,
  "<=": (order: number) => order <= 0,
} as const;

const meetsCondition = (field: Insertable<CatalogSchema["image_field"]>, condition: FieldCondition): boolean => {
  const [column, comparison, wanted] = condition;
  if (comparison === "in") return wanted.includes(field.value);
  const found = field[column];
  return found !== null && found !== undefined && verdicts[comparison](compare(found, wanted));
};

/** The same conditions as the database's, in code. */
export const meetsConditions = (
  field: Insertable<CatalogSchema["image_field"]>,
  conditions: readonly FieldCondition[],
): boolean => conditions.every((condition) => meetsCondition(field, condition));
