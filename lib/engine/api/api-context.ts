import type { HttpBindings } from "@hono/node-server";
import type { Context, Hono } from "hono";
import type { Access } from "./access";
import { apiHeaders } from "./answer";
import type { ApiParts } from "./api-parts";
import type { Envelope } from "./envelope";
import { parseSegment, queryOf, rawPathOf } from "./raw-path";

export type ApiEnv = { Bindings: HttpBindings; Variables: { access: Access } };
export type ApiContext = Context<ApiEnv>;

/** Where the routes of one noun are put: `root` is all that comes before `/v1` and `/v2`. */
export type RouteTable = Readonly<{ app: Hono<ApiEnv>; root: string; parts: ApiParts }>;

/** 200 with an envelope. */
export const json = (context: ApiContext, envelope: Envelope): Response => context.json(envelope, 200, apiHeaders);

/** The path and query as they were sent. */
export const targetOf = ({ env }: ApiContext): string => env.incoming.url ?? "/";

export const searchOf = (context: ApiContext): URLSearchParams => queryOf(targetOf(context));

/** The name that follows `/v1/` (`at` 2) or `/v1/variants/` (`at` 3), decoded once. Throws EngineError 5400. */
export const segmentOf = (context: ApiContext, at: 2 | 3): string => {
  const path = rawPathOf(targetOf(context));
  const below = path.slice(path.indexOf("/images/") + "/images".length);
  return parseSegment(below.split("/")[at] ?? "");
};
