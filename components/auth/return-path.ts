const home = "/library";
/** Any origin will do: only whether the target leaves it matters. */
const origin = "https://vitrine.invalid";
const closed = ["/api", "/cdn-cgi", "/sign-in", "/setup"];

/**
 * Where to go after signing in. Only a page of this console is followed: a path that a browser would read as
 * another site, that is no page, or that leads back to signing in becomes the library.
 */
export const toReturnPath = (wanted: string | null | undefined): string => {
  if (!wanted?.startsWith("/") || !URL.canParse(wanted, origin)) return home;
  const url = new URL(wanted, origin);
  // Removing dots can leave two slashes in front, which a browser reads as another host.
  if (url.origin !== origin || url.pathname === "/" || url.pathname.startsWith("//")) return home;
  const isClosed = closed.some((path) => url.pathname === path || url.pathname.startsWith(`${path}/`));
  return isClosed ? home : `${url.pathname}${url.search}${url.hash}`;
};
