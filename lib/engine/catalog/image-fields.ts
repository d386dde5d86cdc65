import type { Insertable } from "@/lib/db/kysely";
import type { CatalogImage, MetaFilter, MetaValue } from "./image-catalog";
import type { CatalogSchema } from "./schema";

/** Keys below each other that a filter can name. */
export const fieldDepthMost = 5;
export const fieldKeyShape = /^[A-Za-z0-9_]{1,100}$/;

const isValue = (value: unknown): value is MetaValue =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean";

type Field = Readonly<{ path: readonly string[]; value: MetaValue }>;

const readFields = (meta: object, parents: readonly string[]): Field[] =>
  Object.entries(meta).flatMap(([key, value]: [string, unknown]) => {
    if (!fieldKeyShape.test(key)) return [];
    const path = [...parents, key];
    if (isValue(value)) return [{ path, value }];
    const isBranch = typeof value === "object" && value !== null && !Array.isArray(value);
    return isBranch && path.length < fieldDepthMost ? readFields(value, path) : [];
  });

const stringTag = "s:";
/** Sorts after every text with the tag of strings. */
const afterStrings = "s;";

/** A value as text, with its kind: equal values have equal texts, and 5 is not "5". */
const toTagged = (value: MetaValue): string =>
  typeof value === "string" ? `${stringTag}${value}` : typeof value === "number" ? `n:${value}` : `b:${value}`;

/** What can be filtered by: strings, numbers and booleans that lie no deeper than five keys. Lists cannot. */
export const toFieldRows = ({
  id,
  meta,
  uploaded,
}: Pick<CatalogImage, "id" | "meta" | "uploaded">): Insertable<CatalogSchema["image_field"]>[] =>
  readFields(meta, []).map(({ path, value }) => ({
    image_id: id,
    path: path.join("."),
    value: toTagged(value),
    number: typeof value === "number" ? value : null,
    uploaded,
  }));

type Comparison = "=" | ">" | ">=" | "<" | "<=";
/** One condition on a row of `image_field`. */
export type FieldCondition =
  | readonly [column: "path" | "value", comparison: Comparison, text: string]
  | readonly [column: "value", comparison: "in", texts: readonly string[]]
  | readonly [column: "number", comparison: Comparison, number: number];

const comparisons = { gt: ">", gte: ">=", lt: "<", lte: "<=" } as const;

const toValueConditions = (filter: MetaFilter): readonly FieldCondition[] => {
  if ("values" in filter) {
    const [first, ...rest] = [...new Set(filter.values.map(toTagged))];
    return first === undefined || rest.length > 0
      ? [["value", "in", first === undefined ? [] : [first, ...rest]]]
      : [["value", "=", first]];
  }
  const comparison = comparisons[filter.operator];
  if (typeof filter.value === "number") return [["number", comparison, filter.value]];
  const bound: FieldCondition = ["value", comparison, toTagged(filter.value)];
  return comparison === ">" || comparison === ">="
    ? [bound, ["value", "<", afterStrings]]
    : [["value", ">=", stringTag], bound];
};

/** What a row of `image_field` meets when its image meets the filter: all of them. */
export const toFieldConditions = (filter: MetaFilter): readonly FieldCondition[] => [
  ["path", "=", filter.path.join(".")],
  ...toValueConditions(filter),
];
