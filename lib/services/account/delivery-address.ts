import type { Image } from "@/lib/contracts/image";

/** The hash follows the host, or the path by which a domain of one's own delivers. */
const baseShape = /^(https?:\/\/[^/]+(?:\/cdn-cgi\/imagedelivery)?\/([A-Za-z0-9_-]{16,64}))\/.+\/[^/]+$/;

type NamedUrl = Image["variants"][number];

/** What the delivery URLs of an account begin with, read from one of them. Undefined for the beta's form, which has no hash. */
export const findDeliveryBase = ({ name, url }: NamedUrl): { accountHash: string; deliveryUrl: string } | undefined => {
  const [, deliveryUrl, accountHash] = baseShape.exec(url) ?? [];
  if (deliveryUrl === undefined || accountHash === undefined || accountHash === name) return undefined;
  return { accountHash, deliveryUrl };
};

/** The same image by another variant, or by options; the beta put the variant before the id. */
export const toSiblingUrl = ({ name, url }: NamedUrl, wanted: string): string | undefined => {
  const address = new URL(url);
  const parts = address.pathname.split("/");
  const at = parts.at(-1) === name ? parts.length - 1 : parts.indexOf(name);
  if (at < 1) return undefined;
  parts[at] = wanted;
  address.pathname = parts.join("/");
  return address.href;
};
