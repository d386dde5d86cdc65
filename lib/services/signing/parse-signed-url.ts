/** A delivery URL taken apart, without a word on whether it is true. */
export type ParsedSignedUrl = Readonly<{
  url: URL;
  accountHash: string;
  imageId: string;
  variant: string;
  /** As it stands; undefined when absent, null when it cannot be one. */
  signature: string | null | undefined;
  /** Since 1970; undefined when absent, null when it cannot be one. */
  expiresAtSeconds: number | null | undefined;
}>;

const pathShape = /^(?:\/cdn-cgi\/imagedelivery)?\/([A-Za-z0-9_-]{16,64})\/(.+)\/([^/]+)$/;

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
};

const findOne = (params: URLSearchParams, name: string, shape: RegExp): string | null | undefined => {
  const [text, ...more] = params.getAll(name);
  if (text === undefined) return undefined;
  return more.length === 0 && shape.test(text) ? text : null;
};

/** Undefined when the text is no delivery URL. */
export const parseSignedUrl = (text: string): ParsedSignedUrl | undefined => {
  const trimmed = text.trim();
  if (!URL.canParse(trimmed)) return undefined;
  const url = new URL(trimmed);
  if (url.protocol !== "https:" && url.protocol !== "http:") return undefined;
  const [, accountHash, id, variant] = pathShape.exec(url.pathname) ?? [];
  if (accountHash === undefined || id === undefined || variant === undefined) return undefined;
  const expiry = findOne(url.searchParams, "exp", /^\d{1,12}$/);
  return {
    url,
    accountHash,
    imageId: id.split("/").map(decode).join("/"),
    variant: decode(variant),
    signature: findOne(url.searchParams, "sig", /^[0-9a-f]{64}$/),
    expiresAtSeconds: typeof expiry === "string" ? Number(expiry) : expiry,
  };
};
