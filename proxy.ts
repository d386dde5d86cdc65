import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { type Config, loadConfig } from "@/lib/config/load-config";
import { pagePathHeader, toPagePath } from "@/lib/http/page-path";
import { pageHeaders, toPagePolicy } from "@/lib/http/page-policy";
import { createSiteGuard, type SiteGuard } from "@/lib/http/site-guard";
import { isProduction } from "@/lib/runtime/build-mode";

type Setting = Readonly<{ guard: SiteGuard; deliveryOrigins: readonly string[] }>;

let known: Setting | undefined;

const toDeliveryOrigins = ({ upstream, engine }: Config): string[] =>
  upstream === "embedded" ? [new URL(engine.publicUrl).origin] : ["https://imagedelivery.net"];

const getSetting = (): Setting => {
  if (known !== undefined) return known;
  const settings = loadConfig();
  known = { guard: createSiteGuard(settings), deliveryOrigins: toDeliveryOrigins(settings) };
  return known;
};

/** Gives every page its headers. It locks nothing: access is decided where the data is read. */
export const proxy = (request: NextRequest): NextResponse => {
  const { guard, deliveryOrigins } = getSetting();
  if (!guard.isOwnHost(request.headers.get("host"))) {
    return new NextResponse("This host name is not one of ours. Set PUBLIC_URL to the console's address.\n", {
      status: 403,
      headers: { ...pageHeaders, "content-type": "text/plain; charset=utf-8" },
    });
  }
  if (request.method !== "GET" && request.method !== "HEAD") {
    return new NextResponse(null, { status: 405, headers: { ...pageHeaders, allow: "GET, HEAD" } });
  }
  const nonce = randomBytes(16).toString("base64");
  const policy = toPagePolicy({ nonce, deliveryOrigins, isDevelopment: !isProduction });
  const headers = new Headers(request.headers);
  // Next reads the nonce from the request's own policy, and the layout from x-nonce.
  headers.set("content-security-policy", policy);
  headers.set("x-nonce", nonce);
  headers.set(pagePathHeader, toPagePath(request.url));
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  for (const [name, value] of Object.entries(pageHeaders)) response.headers.set(name, value);
  return response;
};

/** Pages only: a matched upload would be cut at 10 MB without a word. */
export const config = {
  matcher: ["/((?!api/|api$|cdn-cgi/|health/|_next/|icon\\.|favicon\\.ico$).*)"],
};
