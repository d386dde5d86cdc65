export type PagePolicyOptions = Readonly<{
  /** Random for each page. */
  nonce: string;
  /** Origins that pictures come from. */
  deliveryOrigins: readonly string[];
  /** React's development build evaluates text; the product never does. */
  isDevelopment: boolean;
}>;

/**
 * Content-Security-Policy of a page. Inline styles are allowed: positions and sizes are set by script, and a style
 * cannot run one. Source: CSP level 3.
 */
export const toPagePolicy = ({ nonce, deliveryOrigins, isDevelopment }: PagePolicyOptions): string =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    `img-src ${["'self'", "blob:", "data:", ...deliveryOrigins].join(" ")}`,
    `connect-src 'self'${isDevelopment ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");

/** The other headers every page carries. */
export const pageHeaders = {
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=()",
} as const;
