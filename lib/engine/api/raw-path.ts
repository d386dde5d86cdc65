import { EngineError } from "@/lib/engine/engine-error";

/**
 * The path of a request target exactly as it was sent: nothing decoded, no dot segment resolved, no query.
 * An id with `%2F` in it stays one segment.
 */
export const rawPathOf = (target: string): string => {
  const withoutOrigin = target.startsWith("/") ? target : target.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, "");
  const end = withoutOrigin.search(/[?#]/);
  const path = end === -1 ? withoutOrigin : withoutOrigin.slice(0, end);
  return path === "" ? "/" : path;
};

/** What follows the question mark, exactly as it was sent; empty when there is none. */
export const rawQueryOf = (target: string): string => {
  const start = target.indexOf("?");
  return start === -1 ? "" : target.slice(start + 1);
};

/** The query of a request target. */
export const queryOf = (target: string): URLSearchParams => new URLSearchParams(rawQueryOf(target));

/** Decodes one path segment once. Throws EngineError 5400 when the escapes are not UTF-8. */
export const parseSegment = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch (cause) {
    throw new EngineError("badRequest", "The image id in the path is not valid percent-encoded UTF-8", { cause });
  }
};
