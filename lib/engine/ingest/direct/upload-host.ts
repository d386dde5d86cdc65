import type { IncomingMessage, ServerResponse } from "node:http";
import type { CatalogDraft } from "@/lib/engine/catalog/draft-catalog";
import { EngineError } from "@/lib/engine/engine-error";
import { answerEarly } from "../../api/answer";
import type { ApiParts } from "../../api/api-parts";
import { toEngineError, toSuccess } from "../../api/envelope";
import { toImageResult } from "../../api/image-result";
import { parseSegment, rawPathOf } from "../../api/raw-path";
import { keepPicture } from "../keep-picture";
import { checkFormHeaders, readForm, type StagedFile } from "../read-form";
import { orRefuse } from "../upload-route";

type ImageResult = ReturnType<typeof toImageResult>;
type Exchange = Readonly<{ incoming: IncomingMessage; outgoing: ServerResponse }>;

/** Any page may upload: the URL itself is the permission, and no cookie is ever looked at. */
const openHeaders = {
  "Access-Control-Allow-Origin": "*",
  "Cache-Control": "no-store",
  "X-Content-Type-Options": "nosniff",
} as const;

/** `/{account hash}/{id…}`, and `/{id}` of the 2021 call. Slashes of the id may be literal or escaped. */
const idOf = (target: string, accountHash: string): string => {
  const path = rawPathOf(target).slice(1);
  const [first = "", ...rest] = path.split("/");
  return (first === accountHash && rest.length > 0 ? rest : [first, ...rest]).map(parseSegment).join("/");
};

/** The draft whose URL this is, while an upload to it may begin. Throws EngineError 5404, 5409 or 5410. */
const getDraft = async ({ catalog, clock }: ApiParts, id: string): Promise<CatalogDraft> => {
  const draft = await catalog.drafts.find(id);
  if (draft === undefined) {
    const isUsed = (await catalog.images.find(id)) !== undefined;
    if (isUsed) throw new EngineError("idTaken", "This upload URL has been used already");
    throw new EngineError("notFound", "There is no such upload URL");
  }
  if (draft.expires > clock().toISOString()) return draft;
  throw new EngineError("uploadExpired", `This upload URL expired at ${draft.expires}; ask for a new one`);
};

const readFile = async (parts: ApiParts, { incoming, outgoing }: Exchange): Promise<StagedFile> => {
  checkFormHeaders(incoming);
  if (incoming.headers.expect !== undefined) outgoing.writeContinue();
  // What else the form says is not looked at: all but the bytes was settled when the URL was made.
  const { file, fields } = await readForm(incoming, parts);
  if (file !== undefined) return file;
  const names = [...new Set(fields.map(([name]) => JSON.stringify(name.slice(0, 100))))].slice(0, 5);
  const found = names.length === 0 ? "it is empty" : `it has ${names.join(", ")}`;
  throw new EngineError("badRequest", `The form has no part named \`file\`: ${found}`);
};

const takeFile = async (parts: ApiParts, exchange: Exchange, draft: CatalogDraft): Promise<ImageResult> => {
  const file = await readFile(parts, exchange);
  const image = await keepPicture(parts, { input: draft, file, draftKey: draft.key });
  return toImageResult(image, { ...parts, variants: await parts.catalog.variants.list() });
};

/** Turns a draft into an image, once; a failed attempt leaves the draft as it was. The operator hears of either. */
const receiveFile = async (parts: ApiParts, exchange: Exchange): Promise<ImageResult> => {
  const draft = await getDraft(parts, idOf(exchange.incoming.url ?? "/", parts.accountHash));
  try {
    const image = await takeFile(parts, exchange, draft);
    parts.notify({ draft, at: parts.clock(), image });
    return image;
  } catch (error) {
    const { code, message } = toEngineError(error);
    parts.notify({ draft, at: parts.clock(), error: { code, message } });
    throw error;
  }
};

const refuseInText =
  (exchange: Exchange, { log }: ApiParts) =>
  (thrown: unknown, budgetBytes: number) => {
    const error = toEngineError(thrown);
    if (error.status >= 500 && error.fault !== "busy")
      log.error({ err: error.cause ?? error, code: error.code }, "the upload host failed");
    const headers = {
      ...openHeaders,
      "Content-Type": "text/plain; charset=utf-8",
      ...(error.retryAfterSeconds === undefined ? {} : { "Retry-After": String(error.retryAfterSeconds) }),
    };
    const body = `ERROR ${error.code}: ${error.message}`;
    return answerEarly(exchange, { status: error.status, headers, body }, budgetBytes);
  };

const receive = async (parts: ApiParts, exchange: Exchange): Promise<void> => {
  const image = await orRefuse(exchange, () => receiveFile(parts, exchange), refuseInText(exchange, parts));
  if (image === undefined) return;
  const body = JSON.stringify(toSuccess(image));
  exchange.outgoing
    .writeHead(200, {
      ...openHeaders,
      "Content-Type": "application/json",
      "Content-Length": Buffer.byteLength(body),
    })
    .end(body);
};

/** No header but those a plain form sends is allowed, so a page that posts anything but a form is stopped by its browser. */
const answerPreflight = (outgoing: ServerResponse): void => {
  outgoing
    .writeHead(204, {
      ...openHeaders,
      "Access-Control-Allow-Methods": "POST, OPTIONS",
      "Access-Control-Max-Age": "86400",
    })
    .end();
};

const isPreflight = ({ method, headers }: IncomingMessage): boolean =>
  method === "OPTIONS" && headers["access-control-request-method"] === "POST";

/**
 * The host of one-time upload URLs. Answers true when the request was one for it: a POST outside of the API's paths, or
 * a browser asking whether it may POST. Refusals are text, `ERROR code: message`, as at the service.
 */
export const serveUpload = async (parts: ApiParts, exchange: Exchange): Promise<boolean> => {
  const { incoming, outgoing } = exchange;
  if (isPreflight(incoming)) {
    answerPreflight(outgoing);
    return true;
  }
  if (incoming.method !== "POST") return false;
  await receive(parts, exchange);
  return true;
};
