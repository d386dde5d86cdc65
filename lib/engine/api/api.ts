import type { IncomingMessage, ServerResponse } from "node:http";
import { getRequestListener, type HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { type Context, Hono } from "hono";
import { EngineError } from "@/lib/engine/engine-error";
import type { CatalogImage } from "@/lib/engine/catalog/image-catalog";
import { apiHeaders, toFailureAnswer } from "./answer";
import type { ApiParts } from "./api-parts";
import { sendBlob } from "./blob-route";
import { isAuthorised } from "./credentials";
import { deleteImage, getImage } from "./delete-image";
import { type Envelope, toSuccess } from "./envelope";
import { reservedNames } from "./image-id";
import { toImageResult, toVariantResult } from "./image-result";
import { limits } from "./limits";
import { listImagesByPage, listImagesByToken } from "./list-images";
import { parseSegment, queryOf, rawPathOf } from "./raw-path";
import { receiveUpload } from "../ingest/upload-route";

type ApiEnv = { Bindings: HttpBindings };
type ApiContext = Context<ApiEnv>;

const json = (context: ApiContext, envelope: Envelope): Response => context.json(envelope, 200, apiHeaders);

const targetOf = ({ env }: ApiContext): string => env.incoming.url ?? "/";

/** The id in `/client/v4/accounts/{account}/images/v1/{id}[/blob]`, decoded once from the raw target. */
const idOf = (context: ApiContext): string => parseSegment(rawPathOf(targetOf(context)).split("/")[7] ?? "");

/** Images as the API shows them, with the variants there are at this moment. */
const toResults = async (parts: ApiParts, images: readonly CatalogImage[]) => {
  const variants = await parts.catalog.variants.list();
  return images.map((image) => toImageResult(image, { ...parts, variants }));
};

const answerImage = async (parts: ApiParts, context: ApiContext): Promise<Response> => {
  const [result] = await toResults(parts, [await getImage(parts, idOf(context))]);
  return json(context, toSuccess(result));
};

const answerUpload = async (parts: ApiParts, context: ApiContext): Promise<Response> => {
  const upload = await receiveUpload(parts, context.env);
  if (upload === undefined) return RESPONSE_ALREADY_SENT;
  const [result] = await toResults(parts, [upload.image]);
  // The service's own samples carry `result_info: null` for custom ids, and no such field otherwise.
  return json(context, upload.hasCustomId ? toSuccess(result, null) : toSuccess(result));
};

const answerBlob = async (parts: ApiParts, context: ApiContext): Promise<Response> => {
  await sendBlob(parts, context.env, idOf(context));
  return RESPONSE_ALREADY_SENT;
};

const answerPage = async (parts: ApiParts, context: ApiContext): Promise<Response> => {
  const { images, page, perPage } = await listImagesByPage(parts, queryOf(targetOf(context)));
  const results = await toResults(parts, images);
  return json(context, toSuccess({ images: results }, { page, per_page: perPage, count: results.length }));
};

const answerList = async (parts: ApiParts, context: ApiContext): Promise<Response> => {
  const { images, continuationToken } = await listImagesByToken(parts, queryOf(targetOf(context)));
  return json(context, toSuccess({ images: await toResults(parts, images), continuation_token: continuationToken }));
};

const answerVariants = async (parts: ApiParts, context: ApiContext): Promise<Response> => {
  const variants = await parts.catalog.variants.list();
  return json(context, toSuccess({ variants: Object.fromEntries(variants.map((v) => [v.id, toVariantResult(v)])) }));
};

const refuseMethod = ({ req }: ApiContext): never => {
  throw new EngineError("methodNotAllowed", `Method ${req.method} not available for that URI.`);
};

const addRoutes = (app: Hono<ApiEnv>, parts: ApiParts): void => {
  const root = "/client/v4/accounts/:account/images";
  app.post(`${root}/v1`, (context) => answerUpload(parts, context));
  app.get(`${root}/v1`, (context) => answerPage(parts, context));
  app.get(`${root}/v2`, (context) => answerList(parts, context));
  app.get(`${root}/v1/stats`, async (context) => {
    const current = await parts.catalog.images.count();
    return json(context, toSuccess({ count: { current, allowed: limits.imagesAllowed } }));
  });
  app.get(`${root}/v1/variants`, (context) => answerVariants(parts, context));
  // A word of the API is never an image id, whatever the method.
  for (const name of reservedNames) app.all(`${root}/v1/${name}`, refuseMethod);
  app.get(`${root}/v1/:id`, (context) => answerImage(parts, context));
  app.get(`${root}/v1/:id/blob`, (context) => answerBlob(parts, context));
  app.delete(`${root}/v1/:id`, async (context) => {
    const id = idOf(context);
    await deleteImage(parts, id);
    return json(context, toSuccess(parts.dialect === "beta" ? { id } : {}));
  });
  for (const path of ["/v1", "/v2", "/v1/:id", "/v1/:id/blob"]) app.all(root + path, refuseMethod);
};

const toFailureResponse = (error: unknown, { log }: ApiParts): Response => {
  const { status, headers, envelope } = toFailureAnswer(error, log);
  return Response.json(envelope, { status, headers });
};

const addGuards = (app: Hono<ApiEnv>, parts: ApiParts): void => {
  app.onError((error) => toFailureResponse(error, parts));
  app.notFound(() => toFailureResponse(new EngineError("noRoute", "No route for the URI."), parts));
  app.use("/client/v4/*", async (context, next) => {
    const account = /^\/client\/v4\/accounts\/([^/]*)/.exec(rawPathOf(targetOf(context)))?.[1] ?? parts.accountId;
    // One answer for a wrong credential and for a wrong account: neither tells whether the other exists.
    if (!isAuthorised(context.env.incoming.headers, parts.credentials) || account !== parts.accountId) {
      throw new EngineError("authentication", "Authentication error");
    }
    await next();
  });
};

/** The API host: every answer is JSON in Cloudflare's envelope, but for the bytes of a blob. */
export const createApi = (parts: ApiParts): ((req: IncomingMessage, res: ServerResponse) => Promise<void>) => {
  const app = new Hono<ApiEnv>({ getPath: (_request, options) => rawPathOf(options?.env?.incoming.url ?? "/") });
  addGuards(app, parts);
  addRoutes(app, parts);
  const listener = getRequestListener(app.fetch, {
    overrideGlobalObjects: false,
    // The one fault found before our own code runs is a Host header that makes no URL.
    errorHandler: (cause) =>
      toFailureResponse(new EngineError("badRequest", "The request has no valid Host header", { cause }), parts),
  });
  return (req, res) => listener(req, res);
};
