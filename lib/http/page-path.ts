/** Tells a page its own address, which Next keeps from layouts. Whatever the caller sent under this name is replaced. */
export const pagePathHeader = "x-vitrine-page";

/** Path and query of the page that is asked for, without what Next adds when it fetches a page's parts. */
export const toPagePath = (address: string): string => {
  const { pathname, search, searchParams } = new URL(address);
  if (!searchParams.has("_rsc")) return pathname + search;
  searchParams.delete("_rsc");
  const rest = searchParams.toString();
  return rest === "" ? pathname : `${pathname}?${rest}`;
};
