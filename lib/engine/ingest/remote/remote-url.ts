import { isIP } from "node:net";
import { EngineError } from "@/lib/engine/engine-error";
import { type RemoteAllowance, toHostName } from "./remote-allowance";

export type RemoteTarget = Readonly<{
  url: URL;
  /** Lower case, no brackets, no trailing dot. */
  hostname: string;
  port: number;
  isSecure: boolean;
  /** The address, where the host is one. */
  literal: string | undefined;
  /** The operator named this very host and port. */
  isNamed: boolean;
}>;

const urlChars = 4096;
const localSuffixes = [".localhost", ".local", ".internal", ".home.arpa", ".lan", ".intranet", ".onion"];

const refuse = (message: string, cause?: unknown): never => {
  throw new EngineError("badRequest", message, { cause });
};

const parse = (text: string, base?: URL): URL => {
  try {
    return new URL(text, base);
  } catch (cause) {
    return refuse("The URL is not valid: it must start with http:// or https:// and name a host", cause);
  }
};

/** Names that never leave a machine or a site; a name without a dot is completed by the resolver with a local one. */
const isLocalName = (hostname: string): boolean =>
  !hostname.includes(".") || localSuffixes.some((suffix) => hostname.endsWith(suffix));

const toLiteral = (hostname: string): string | undefined => (isIP(hostname) === 0 ? undefined : hostname);

const checkHost = ({ hostname, literal, isNamed }: RemoteTarget, allowance: RemoteAllowance): void => {
  if (isNamed) return;
  if (literal === undefined ? isLocalName(hostname) : !allowance.mayConnect(literal)) {
    refuse("The URL names a host that is not on the public internet");
  }
  if (allowance.isOwnName(hostname)) refuse("The URL names this service itself");
};

/**
 * Reads what a caller, or a redirect from `base`, wants fetched, by the one parser that is also used to fetch it.
 * Throws EngineError 5400 unless it is http or https, to an allowed port, of a host that may be public.
 */
export const parseRemoteUrl = (text: string, allowance: RemoteAllowance, base?: URL): RemoteTarget => {
  if (text.length > urlChars) refuse(`The URL has ${text.length} characters; the limit is ${urlChars}`);
  const url = parse(text, base);
  const isSecure = url.protocol === "https:";
  if (!isSecure && url.protocol !== "http:") refuse("The URL must start with http:// or https://");
  const hostname = toHostName(url.hostname.replace(/^\[(.*)\]$/, "$1"));
  const port = url.port === "" ? (isSecure ? 443 : 80) : Number(url.port);
  if (hostname === "") refuse("The URL names no host");
  const target = {
    url,
    hostname,
    port,
    isSecure,
    literal: toLiteral(hostname),
    isNamed: allowance.hasDoor(url.hostname, port),
  };
  if (!allowance.mayUsePort(url.hostname, port)) refuse(`The URL names port ${port}; only 80 and 443 are open`);
  checkHost(target, allowance);
  return target;
};

/** The last part of the path, decoded: what an image fetched from here is called. Undefined when there is none. */
export const findRemoteFilename = ({ pathname }: URL): string | undefined => {
  const last = pathname.split("/").at(-1) ?? "";
  if (last === "") return undefined;
  try {
    return decodeURIComponent(last);
  } catch {
    // Not UTF-8: the escapes themselves are the name.
    return last;
  }
};
