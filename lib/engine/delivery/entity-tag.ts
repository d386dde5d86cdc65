import type { Plan } from "@/lib/engine/plan/plan";
import { planKey } from "@/lib/engine/plan/plan";

/** A strong tag: the same bytes and the same plan give the same answer. */
export const toEntityTag = (sha256: string, plan: Plan): string => `"cf-${planKey(plan)}:${sha256.slice(0, 32)}"`;

/** True when If-None-Match names this tag: weak comparison, lists and `*`. Source: RFC 9110 section 13.1.2. */
export const matchesEntityTag = (ifNoneMatch: string | undefined, tag: string): boolean => {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch === tag || ifNoneMatch.trim() === "*") return true;
  return [...ifNoneMatch.matchAll(/(?:W\/)?("[^"]*")/g)].some(([, opaque]) => opaque === tag);
};
