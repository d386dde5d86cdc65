const home = "/library";

/** The sign-in that leads back to `path`. The sign-in page itself decides whether it follows. */
export const toSignInAddress = (path: string | undefined): string =>
  path === undefined || path === home ? "/sign-in" : `/sign-in?next=${encodeURIComponent(path)}`;
