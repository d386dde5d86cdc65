import { randomBytes } from "node:crypto";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { CatalogDraft } from "@/lib/engine/catalog/draft-catalog";
import { refuseEarly, toFailureAnswer } from "../../api/answer";
import { type ApiContext, json, type RouteTable } from "../../api/api-context";
import type { ApiParts } from "../../api/api-parts";
import { toSuccess } from "../../api/envelope";
import { createImageId } from "../../api/image-id";
import { toIdPath, toImageResult } from "../../api/image-result";
import type { IngestParts } from "../ingest-parts";
import { orRefuse } from "../upload-route";
import { parseDraftInput } from "./draft-input";
import { readDraftFields } from "./read-draft-fields";

/** `v1` is the 2021 call, whose upload URLs name no account. */
type DraftVersion = "v1" | "v2";

/** An upload URL's row. Throws EngineError 5400, 5409 and 5453. */
const createDraft = async (parts: IngestParts, env: ApiContext["env"]): Promise<CatalogDraft> => {
  const source = await readDraftFields(parts, env);
  const now = parts.clock();
  const { id, expires, ...input } = parseDraftInput(source, now);
  const draft: CatalogDraft = {
    ...input,
    id: id ?? createImageId(parts, input.requireSignedUrls),
    key: randomBytes(16).toString("hex"),
    created: now.toISOString(),
    expires,
  };
  await parts.catalog.drafts.insert(draft);
  return draft;
};

const toUploadUrl = ({ publicUrl, accountHash }: ApiParts, id: string, version: DraftVersion): string =>
  version === "v1" ? `${publicUrl}/${toIdPath(id)}` : `${publicUrl}/${accountHash}/${toIdPath(id)}`;

const answerDraft = async (parts: ApiParts, context: ApiContext, version: DraftVersion): Promise<Response> => {
  const draft = await orRefuse(
    context.env,
    () => createDraft(parts, context.env),
    (error, budgetBytes) => refuseEarly(context.env, toFailureAnswer(error, parts.log), budgetBytes),
  );
  if (draft === undefined) return RESPONSE_ALREADY_SENT;
  // The service's samples of this call carry `result_info: null`.
  return json(context, toSuccess({ id: draft.id, uploadURL: toUploadUrl(parts, draft.id, version) }, null));
};

/**
 * A draft as the details call shows it, or undefined when there is none that can still become an image.
 * It has its delivery URLs already, which answer 404 until the bytes are there.
 */
export const findDraftResult = async (parts: ApiParts, id: string): Promise<Record<string, unknown> | undefined> => {
  const draft = await parts.catalog.drafts.find(id);
  if (draft === undefined || draft.expires <= parts.clock().toISOString()) return undefined;
  const variants = await parts.catalog.variants.list();
  const shown = { ...draft, filename: undefined, uploaded: draft.created };
  return { ...toImageResult(shown, { ...parts, variants }), draft: true };
};

/** The calls that make one-time upload URLs. To be added before anything that takes their paths for image ids. */
export const addDraftRoutes = ({ app, root, parts }: RouteTable, versions: readonly DraftVersion[]): void => {
  for (const version of versions) {
    app.post(`${root}/${version}/direct_upload`, (context) => answerDraft(parts, context, version));
  }
};
