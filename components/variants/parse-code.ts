import type { VariantDocument } from "@/lib/contracts/variant";
import { codeWords } from "./settings-words";

export type ParsedCode = { document: VariantDocument } | { fault: string };

/** Reads pasted text as far as the browser can judge it; the server says field by field what else is wrong. */
export const parseCode = (text: string): ParsedCode => {
  try {
    const value: unknown = JSON.parse(text);
    return isDocument(value) ? { document: value } : { fault: codeWords.notVariants };
  } catch (cause) {
    return { fault: codeWords.notJson(cause instanceof Error ? cause.message : String(cause)) };
  }
};

const isDocument = (value: unknown): value is VariantDocument => {
  if (typeof value !== "object" || value === null) return false;
  const named = value as Partial<Record<keyof VariantDocument, unknown>>;
  return typeof named.format === "string" && typeof named.version === "number" && Array.isArray(named.variants);
};
