import type { Insertable } from "@/lib/db/kysely";
import type { CatalogImage, MetaValue } from "./image-catalog";
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

/** How a value is written beside its kind; equal values have equal texts. */
export const toFieldText = (value: MetaValue): string => String(value);

/** What can be filtered by: strings, numbers and booleans that lie no deeper than five keys. Lists cannot. */
export const toFieldRows = ({
  id,
  meta,
  uploaded,
}: Pick<CatalogImage, "id" | "meta" | "uploaded">): Insertable<CatalogSchema["image_field"]>[] =>
  readFields(meta, []).map(({ path, value }) => ({
    image_id: id,
    path: path.join("."),
    kind: typeof value === "string" ? "string" : typeof value === "number" ? "number" : "boolean",
    text: toFieldText(value),
    number: typeof value === "number" ? value : null,
    uploaded,
  }));
