import type { ListOrder } from "@/lib/engine/catalog/catalog";
import { EngineError } from "@/lib/engine/engine-error";

const maxPerPage = 10_000;
const maxFilters = 5;

const refuse = (message: string): never => {
  throw new EngineError("badRequest", message);
};

/** A whole number of the query within its bounds, or `fallback` when absent. Throws EngineError 5400. */
export const parseCount = (
  query: URLSearchParams,
  name: string,
  { fallback, max }: Readonly<{ fallback: number; max: number }>,
): number => {
  const text = query.get(name);
  if (text === null || text === "") return fallback;
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= 1 && value <= max) return value;
  return refuse(`${name} must be a whole number from 1 to ${max}`);
};

/** Below the documented 10 the real service was seen to accept 1 too. */
export const parsePerPage = (query: URLSearchParams): number =>
  parseCount(query, "per_page", { fallback: 1000, max: maxPerPage });

export const parseOrder = (query: URLSearchParams): ListOrder => {
  const text = query.get("sort_order");
  if (text === null || text === "" || text === "desc") return "desc";
  return text === "asc" ? "asc" : refuse("sort_order must be asc or desc");
};

const parseFilter = (key: string): string => {
  const [, field = "", operator = ""] = /^meta\.([^[\]]+)\[([^[\]]*)\]$/.exec(key) ?? [];
  if (field === "")
    return refuse(`The metadata filter ${JSON.stringify(key)} is not of the form meta.<field>[<operator>]`);
  if (operator !== "eq") return refuse(`Unsupported metadata filter operator: '${operator}'`);
  if (field.includes(".")) return refuse("Metadata filters on nested fields are not available yet");
  if (!/^[A-Za-z0-9_]{1,100}$/.test(field)) return refuse("Metadata filters take fields of A-Z, a-z, 0-9 and _");
  return field;
};

/**
 * `meta.<field>[eq]=value` filters, all of which must hold. `none` when two contradict each other.
 * Throws EngineError 5400 for other operators and for more than five.
 */
export const parseMetaFilters = (query: URLSearchParams): Readonly<Record<string, string>> | "none" => {
  const given = [...query].filter(([key]) => key.startsWith("meta."));
  if (given.length > maxFilters) {
    return refuse(`Too many metadata filters: ${given.length} provided, maximum ${maxFilters} allowed`);
  }
  const filters = new Map<string, string>();
  let isContradiction = false;
  for (const [key, value] of given) {
    const field = parseFilter(key);
    isContradiction ||= filters.has(field) && filters.get(field) !== value;
    filters.set(field, value);
  }
  return isContradiction ? "none" : Object.fromEntries(filters);
};
