import type { ListOrder } from "@/lib/engine/catalog/image-catalog";
import { EngineError } from "@/lib/engine/engine-error";

const maxPerPage = 10_000;

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
