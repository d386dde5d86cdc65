import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { CatalogImage } from "@/lib/engine/catalog/image-catalog";
import { findDraftResult } from "../ingest/direct/draft-routes";
import { receiveUpload } from "../ingest/upload-route";
import { type ApiContext, json, type RouteTable, searchOf, segmentOf } from "./api-context";
import type { ApiParts } from "./api-parts";
import { sendBlob } from "./blob-route";
import { deleteImage, getImage } from "./delete-image";
import { toSuccess } from "./envelope";
import { toImageResult } from "./image-result";
import { answerJson } from "./json-route";
import { listImagesByPage, listImagesByToken } from "./list-images";
import { updateImage } from "./update-image";

/** Images as the API shows them, with the variants there are at this moment. */
const toResults = async (parts: ApiParts, images: readonly CatalogImage[]) => {
  const variants = await parts.catalog.variants.list();
  return images.map((image) => toImageResult(image, { ...parts, variants }));
};

const answerImage = async (parts: ApiParts, context: ApiContext): Promise<Response> => {
  const id = segmentOf(context, 2);
  const draft = await findDraftResult(parts, id);
  if (draft !== undefined) return json(context, toSuccess(draft));
  const [result] = await toResults(parts, [await getImage(parts, id)]);
  return json(context, toSuccess(result));
};

const answerUpload = async (parts: ApiParts, context: ApiContext): Promise<Response> => {
  const upload = await receiveUpload(parts, context.env);
  if (upload === undefined) return RESPONSE_ALREADY_SENT;
  const [result] = await toResults(parts, [upload.image]);
  // The service's own samples carry `result_info: null` for custom ids, and no such field otherwise.
  return json(context, upload.hasCustomId ? toSuccess(result, null) : toSuccess(result));
};

const changeImage = (parts: ApiParts, context: ApiContext): Promise<Response> =>
  answerJson(parts, context, async (body) => {
    const [result] = await toResults(parts, [await updateImage(parts, segmentOf(context, 2), body)]);
    return json(context, toSuccess(result));
  });

const removeImage = async (parts: ApiParts, context: ApiContext): Promise<Response> => {
  const id = segmentOf(context, 2);
  // An id belongs to an image or to a draft; a draft that is taken back kills its upload URL.
  if (!(await parts.catalog.drafts.delete(id))) await deleteImage(parts, id);
  return json(context, toSuccess(parts.dialect === "beta" ? { id } : {}));
};

const answerBlob = async (parts: ApiParts, context: ApiContext): Promise<Response> => {
  await sendBlob(parts, context.env, segmentOf(context, 2));
  return RESPONSE_ALREADY_SENT;
};

const answerPage = async (parts: ApiParts, context: ApiContext): Promise<Response> => {
  const { images, page, perPage } = await listImagesByPage(parts, searchOf(context));
  const results = await toResults(parts, images);
  return json(context, toSuccess({ images: results }, { page, per_page: perPage, count: results.length }));
};

const answerList = async (parts: ApiParts, context: ApiContext): Promise<Response> => {
  const { images, continuationToken } = await listImagesByToken(parts, searchOf(context));
  return json(context, toSuccess({ images: await toResults(parts, images), continuation_token: continuationToken }));
};

/** Images themselves and their lists. To be added last: an image may be called by any name that is not taken. */
export const addImageRoutes = ({ app, root, parts }: RouteTable): void => {
  app.post(`${root}/v1`, (context) => answerUpload(parts, context));
  app.get(`${root}/v1`, (context) => answerPage(parts, context));
  app.get(`${root}/v2`, (context) => answerList(parts, context));
  app.get(`${root}/v1/:id`, (context) => answerImage(parts, context));
  app.patch(`${root}/v1/:id`, (context) => changeImage(parts, context));
  app.delete(`${root}/v1/:id`, (context) => removeImage(parts, context));
  app.get(`${root}/v1/:id/blob`, (context) => answerBlob(parts, context));
};
