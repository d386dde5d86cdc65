import type { Access } from "./check-access";

/** Source: the service's own header. */
const staleSeconds = 7200;
const yearSeconds = 31_536_000;
/** For a private answer whose URL never ends. Source: the least the service keeps one. */
const endlessSeconds = 3600;

/** How long anybody may keep an answer; a private one no longer than its URL lasts. */
export const toCacheControl = (access: Access, ttlSeconds: number, nowSeconds: number): string => {
  if (!access.isPrivate) return `public, max-age=${ttlSeconds}, stale-while-revalidate=${staleSeconds}`;
  const { expiresAtSeconds } = access;
  const leftSeconds = expiresAtSeconds === undefined ? endlessSeconds : Math.floor(expiresAtSeconds - nowSeconds);
  return `private, max-age=${Math.max(0, Math.min(leftSeconds, yearSeconds))}`;
};
