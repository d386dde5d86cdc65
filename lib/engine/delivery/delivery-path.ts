import { EngineError } from "@/lib/engine/engine-error";
import type { Dialect } from "@/lib/engine/api/image-id";

/** What a delivery URL asks for: a picture under a variant's name or under options of its own. */
export type DeliveryTarget = Readonly<{ imageId: string }> &
  (Readonly<{ variantId: string; options?: never }> | Readonly<{ options: string; variantId?: never }>);

export type DeliveryHost = Readonly<{ accountHash: string; dialect: Dialect }>;

const ownDomainPrefix = "/cdn-cgi/imagedelivery/";
const hashShape = /^[A-Za-z0-9_-]{22}$/;
const variantShape = /^[A-Za-z0-9]{1,99}$/;
const optionsShape = /[=,]/;
/** First segments that belong to the other hosts on this port; the beta's variants come first in the path, too. */
const otherHosts: ReadonlySet<string> = new Set(["client", "images", "health", "metrics"]);

const parseText = (segments: readonly string[]): string => {
  try {
    return decodeURIComponent(segments.join("/"));
  } catch (cause) {
    throw new EngineError("invalidText", "The URL has an invalid text part", { cause });
  }
};

const parseHashed = (hash: string, rest: readonly string[], host: DeliveryHost): DeliveryTarget => {
  if (hash !== host.accountHash) {
    throw new EngineError("wrongAccount", "Access denied, incorrect account id");
  }
  const last = rest.at(-1);
  if (last === undefined || rest.length < 2) {
    throw new EngineError("badOptions", "The URL names no variant: /<account hash>/<image id>/<variant>");
  }
  const imageId = parseText(rest.slice(0, -1));
  const text = parseText([last]);
  return optionsShape.test(text) ? { imageId, options: text } : { imageId, variantId: text };
};

/** `/<variant>/<id>` of the 2021 beta. */
const findBeta = (first: string, rest: readonly string[]): DeliveryTarget | undefined => {
  if (!variantShape.test(first) || otherHosts.has(first) || rest.length === 0) return undefined;
  return { imageId: parseText(rest), variantId: first };
};

/** The path as the delivery host has it, whichever host it came by. */
export const withoutOwnDomain = (path: string): string =>
  path.startsWith(ownDomainPrefix) ? path.slice(ownDomainPrefix.length - 1) : path;

/**
 * Reads a raw path, escapes and all; each part is decoded once. Undefined when it is no delivery path.
 * Throws EngineError 9401, 9426 or 9427 when it is one and asks wrongly.
 */
export const findDeliveryTarget = (path: string, host: DeliveryHost): DeliveryTarget | undefined => {
  const isOwnDomain = path.startsWith(ownDomainPrefix);
  const [first = "", ...rest] = withoutOwnDomain(path).slice(1).split("/");
  if (isOwnDomain || first === host.accountHash) return parseHashed(first, rest, host);
  if (host.dialect === "beta") return findBeta(first, rest);
  return hashShape.test(first) ? parseHashed(first, rest, host) : undefined;
};

/** One-time uploads are posted to the delivery host under `/<account hash>/<image id>`. */
export const isUploadPath = (path: string, { accountHash }: DeliveryHost): boolean => {
  const [, first, id, ...rest] = path.split("/");
  return first === accountHash && id !== undefined && rest.length === 0;
};
