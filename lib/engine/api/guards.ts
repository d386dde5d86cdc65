import type { Hono } from "hono";
import type { TokenScope } from "@/lib/engine/catalog/token-catalog";
import { EngineError } from "@/lib/engine/engine-error";
import { findAccess } from "./access";
import { type ApiContext, type ApiEnv, targetOf } from "./api-context";
import type { ApiParts } from "./api-parts";
import { rawPathOf } from "./raw-path";
import type { RequestLimiter } from "./request-limiter";

/** One answer for a wrong credential, a wrong account and a missing permission: none tells what the others are. */
const refuseAccess = (): never => {
  throw new EngineError("authentication", "Authentication error");
};

const isReading = ({ req }: ApiContext): boolean => req.method === "GET" || req.method === "HEAD";

const checkAccess = async (parts: ApiParts, context: ApiContext, scope: TokenScope): Promise<void> => {
  const access = await findAccess(parts, context.env.incoming.headers, scope);
  if (access === undefined || !(access.canWrite || isReading(context))) return refuseAccess();
  context.set("access", access);
};

/** Counts the request for its holder; where it stands is said in the answer's headers, whatever the answer. */
const checkLimit = (limiter: RequestLimiter | undefined, context: ApiContext): void => {
  if (limiter === undefined) return;
  const allowance = limiter.take(context.var.access.holder);
  for (const [name, value] of Object.entries(limiter.toHeaders(allowance))) context.env.outgoing.setHeader(name, value);
  if (allowance.isAllowed) return;
  throw new EngineError("tooManyRequests", "Please wait and consider throttling your request speed", {
    retryAfterSeconds: allowance.resetSeconds,
  });
};

/** Lets nobody in without a credential for the host that is asked, and nobody too often. */
export const addGuards = (app: Hono<ApiEnv>, parts: ApiParts): void => {
  app.use("/client/v4/*", async (context, next) => {
    const account = /^\/client\/v4\/accounts\/([^/]*)/.exec(rawPathOf(targetOf(context)))?.[1] ?? parts.accountId;
    if (account !== parts.accountId) refuseAccess();
    await checkAccess(parts, context, "api");
    checkLimit(parts.limits?.api, context);
    await next();
  });
  app.use("/images/*", async (context, next) => {
    await checkAccess(parts, context, "batch");
    checkLimit(parts.limits?.batch, context);
    await next();
  });
};
