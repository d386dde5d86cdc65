import { randomBytes } from "node:crypto";
import { EngineError } from "@/lib/engine/engine-error";
import { toTokenHash } from "./access";
import { type ApiContext, json, type RouteTable } from "./api-context";
import type { ApiParts } from "./api-parts";
import { toSuccess } from "./envelope";

const batchTokenMs = 60 * 60 * 1000;

const answerStats = async ({ catalog, imagesMost }: ApiParts, context: ApiContext): Promise<Response> =>
  json(context, toSuccess({ count: { current: await catalog.images.count(), allowed: imagesMost } }));

/** The service writes this time with nanoseconds. */
const toNanoseconds = (time: string): string => time.replace(/Z$/, "000000Z");

/** A batch token writes, so a token that only reads cannot ask for one. */
const answerBatchToken = async ({ catalog, clock }: ApiParts, context: ApiContext): Promise<Response> => {
  if (!context.var.access.canWrite) throw new EngineError("authentication", "Authentication error");
  const now = clock();
  const expiresAt = new Date(now.getTime() + batchTokenMs).toISOString();
  const token = randomBytes(32).toString("base64url");
  await catalog.apiTokens.sweep(now.toISOString());
  await catalog.apiTokens.insert({
    hash: toTokenHash(token),
    scope: "batch",
    name: "",
    canWrite: true,
    createdAt: now.toISOString(),
    expiresAt,
  });
  return json(context, toSuccess({ token, expiresAt: toNanoseconds(expiresAt) }));
};

/** How full the account is, and tokens for the batch host: an hour each, as many as are asked for. */
export const addAccountRoutes = ({ app, root, parts }: RouteTable): void => {
  app.get(`${root}/v1/stats`, (context) => answerStats(parts, context));
  app.get(`${root}/v1/batch_token`, (context) => answerBatchToken(parts, context));
};
