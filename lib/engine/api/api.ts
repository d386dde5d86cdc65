import type { IncomingMessage, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { EngineError } from "@/lib/engine/engine-error";
import { addDraftRoutes } from "../ingest/direct/draft-routes";
import { addAccountRoutes } from "./account-routes";
import { toFailureAnswer } from "./answer";
import type { ApiContext, ApiEnv, RouteTable } from "./api-context";
import type { ApiParts } from "./api-parts";
import { addConfigRoutes } from "./config-routes";
import { addGuards } from "./guards";
import { reservedNames } from "./image-id";
import { addImageRoutes } from "./image-routes";
import { addKeyRoutes } from "./key-routes";
import { rawPathOf } from "./raw-path";
import { addVariantRoutes } from "./variant-routes";

const refuseMethod = ({ req }: ApiContext): never => {
  throw new EngineError("methodNotAllowed", `Method ${req.method} not available for that URI.`);
};

/** A path that exists answers to other methods with 405, and a word of the API is never an image id. */
const addRefusals = ({ app, root }: RouteTable, paths: readonly string[]): void => {
  for (const path of paths) app.all(`${root}/${path}`, refuseMethod);
};

const imagePaths = ["v1", "v2", "v2/direct_upload", "v1/:id", "v1/:id/blob"];
const accountPaths = [...reservedNames.map((name) => `v1/${name}`), "v1/variants/:id", "v1/keys/:name"];

const addApiHost = (table: RouteTable): void => {
  addDraftRoutes(table, ["v1", "v2"]);
  addAccountRoutes(table);
  addVariantRoutes(table);
  addKeyRoutes(table);
  addConfigRoutes(table);
  addRefusals(table, accountPaths);
  addImageRoutes(table);
  addRefusals(table, imagePaths);
};

/** The batch host has the calls that are made once for each image, and nothing about the account. */
const addBatchHost = (table: RouteTable): void => {
  addDraftRoutes(table, ["v2"]);
  addRefusals(table, accountPaths);
  addImageRoutes(table);
  addRefusals(table, imagePaths);
};

const toFailureResponse = (error: unknown, { log }: ApiParts): Response => {
  const { status, headers, envelope } = toFailureAnswer(error, log);
  return Response.json(envelope, { status, headers });
};

/**
 * The API host and the batch host: every answer is JSON in Cloudflare's envelope, but for the bytes of a blob.
 */
export const createApi = (parts: ApiParts): ((req: IncomingMessage, res: ServerResponse) => Promise<void>) => {
  const app = new Hono<ApiEnv>({ getPath: (_request, options) => rawPathOf(options?.env?.incoming.url ?? "/") });
  app.onError((error) => toFailureResponse(error, parts));
  app.notFound(() => toFailureResponse(new EngineError("noRoute", "No route for the URI."), parts));
  addGuards(app, parts);
  addApiHost({ app, root: "/client/v4/accounts/:account/images", parts });
  addBatchHost({ app, root: "/images", parts });
  const listener = getRequestListener(app.fetch, {
    overrideGlobalObjects: false,
    // The one fault found before our own code runs is a Host header that makes no URL.
    errorHandler: (cause) =>
      toFailureResponse(new EngineError("badRequest", "The request has no valid Host header", { cause }), parts),
  });
  return (req, res) => listener(req, res);
};
