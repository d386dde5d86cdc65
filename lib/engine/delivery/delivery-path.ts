import { EngineError } from "@/lib/engine/engine-error";
import type { Dialect } from "@/lib/engine/api/image-id";

/** What a delivery URL asks for. */
export type DeliveryTarget = Readonly<{ imageId: string; variantId: string }>;

export type DeliveryHost = Readonly<{ accountHash: string; dialect: Dialect }>;

const ownDomainPrefix = "/cdn-cgi/imagedelivery/";
const hashShape = /^[A-Za-z0-9_-]{22}$/;
const variantShape = /^[A-Za-z0-9]{1,99}$/;
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
  const variantId = parseText([last]);
  if (/[=,]/.test(variantId)) {
    throw new EngineError("flexibleDisabled", "Flexible variants are not enabled for this account");
  }
  return { imageId: parseText(rest.slice(0, -1)), variantId };
};

/** `/<variant>/<id>` of the 2021 beta. */
const findBeta = (first: string, rest: readonly string[]): DeliveryTarget | undefined => {
  if (!variantShape.test(first) || otherHosts.has(first) || rest.length === 0) return undefined;
  return { imageId: parseText(rest), variantId: first };
};

/**
 * Reads a raw path, escapes and all; each part is decoded once. Undefined when it is no delivery path.
 * Throws EngineError 9401, 9426, 9427 or 9429 when it is one and asks wrongly.
 */
export const findDeliveryTarget = (path: string, host: DeliveryHost): DeliveryTarget | undefined => {
  const isOwnDomain = path.startsWith(ownDomainPrefix);
  const [first = "", ...rest] = (isOwnDomain ? path.slice(ownDomainPrefix.length) : path.slice(1)).split("/");
  if (isOwnDomain || first === host.accountHash) return parseHashed(first, rest, host);
  if (host.dialect === "beta") return findBeta(first, rest);
  return hashShape.test(first) ? parseHashed(first, rest, host) : undefined;
};

/** One-time uploads are posted to the delivery host under `/<account hash>/<image id>`. */
export const isUploadPath = (path: string, { accountHash }: DeliveryHost): boolean => {
  const [, first, id, ...rest] = path.split("/");
  return first === accountHash && id !== undefined && rest.length === 0;
};
