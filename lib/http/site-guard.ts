import { AppError } from "@/lib/errors/app-error";

export type Site = Readonly<{
  /** Origin people use, e.g. `https://images.example.org`. */
  publicUrl: string;
  /** Address and port the console listens on. */
  host: string;
  port: number;
}>;

export type SiteGuard = Readonly<{
  isOwnHost(host: string | null): boolean;
  /** Throws `unknown-host` where the Host header is not one of ours. */
  requireOwnHost(headers: Headers): void;
  /** Throws `foreign-origin` where a request that may change something did not come from our own pages. */
  requireOwnOrigin(request: Request): void;
}>;

const wildcards = new Set(["0.0.0.0", "::", "[::]"]);
const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);
/** No form of a foreign page can send these, and a script of one would need a preflight that nobody answers. */
const unforgeableHeaders = ["idempotency-key", "x-vitrine-client"];

const toOwnOrigins = ({ publicUrl, host, port }: Site): ReadonlySet<string> => {
  const names = ["localhost", "127.0.0.1", "[::1]"];
  if (!wildcards.has(host)) names.push(host.includes(":") && !host.startsWith("[") ? `[${host}]` : host);
  return new Set([publicUrl, ...names.map((name) => `http://${name}:${port}`)].map((text) => new URL(text).origin));
};

const isOwnPage = (headers: Headers, ownOrigins: ReadonlySet<string>): boolean => {
  const fetchSite = headers.get("sec-fetch-site");
  if (fetchSite !== null) return fetchSite === "same-origin";
  const origin = headers.get("origin");
  if (origin !== null) return ownOrigins.has(origin);
  return unforgeableHeaders.some((name) => headers.has(name));
};

/** Knows our own origins. Sources: OWASP ASVS 5 3.5.1 to 3.5.3; DNS rebinding is what the host list stops. */
export const createSiteGuard = (site: Site): SiteGuard => {
  const ownOrigins = toOwnOrigins(site);
  const ownHosts = new Set([...ownOrigins].map((origin) => new URL(origin).host));
  const isOwnHost = (host: string | null): boolean => host !== null && ownHosts.has(host.toLowerCase());
  return {
    isOwnHost,
    requireOwnHost: (headers) => {
      if (isOwnHost(headers.get("host"))) return;
      throw new AppError("unknown-host", {
        detail: "Open the console under its own address. If this is its address, set PUBLIC_URL to it.",
      });
    },
    requireOwnOrigin: (request) => {
      if (safeMethods.has(request.method) || isOwnPage(request.headers, ownOrigins)) return;
      throw new AppError("foreign-origin", {
        detail: "Changes are accepted from the console's own pages only. Programs send the header X-Vitrine-Client.",
      });
    },
  };
};
