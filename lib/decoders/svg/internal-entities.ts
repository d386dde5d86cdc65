import { Refusal } from "@/lib/sandbox/refusal";

const entityLimit = 100;
const valueLimitChars = 1000;

const declaration = /<!ENTITY\s+([A-Za-z_][\w.-]{0,99})\s+(?:"([^"]*)"|'([^']*)')\s*>/g;

/**
 * Entities that a drawing declares for itself, as some editors do for their namespaces. A value is plain text: with
 * no reference inside it, nothing can grow. External ones and parameters are never looked at.
 * Throws Refusal `too-complex` where there are more than any editor writes.
 */
export const readEntities = (doctype: string): ReadonlyMap<string, string> => {
  const entities = new Map<string, string>();
  for (const [, name = "", double, single] of doctype.matchAll(declaration)) {
    const value = double ?? single ?? "";
    if (/[&<%]/.test(value) || value.length > valueLimitChars) continue;
    // The first declaration counts, as XML says.
    if (!entities.has(name)) entities.set(name, value);
    if (entities.size > entityLimit) throw new Refusal("too-complex", `more than ${entityLimit} entities are declared`);
  }
  return entities;
};
