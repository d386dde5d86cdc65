/** The three kinds of client that get different bytes. */
export const acceptClasses = ["avif", "webp", "other"] as const;
export type AcceptClass = (typeof acceptClasses)[number];

const avif = /image\/avif(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i;
const webp = /image\/webp(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i;

/** Wildcards promise nothing: `*` alone is `other`, as the service has it. A type with `q=0` is refused. */
export const toAcceptClass = (accept: string | undefined): AcceptClass => {
  if (accept === undefined) return "other";
  if (avif.test(accept)) return "avif";
  return webp.test(accept) ? "webp" : "other";
};
