import { EngineError } from "@/lib/engine/engine-error";
import { type ApiContext, json, type RouteTable, segmentOf } from "./api-context";
import type { ApiParts } from "./api-parts";
import { toSuccess } from "./envelope";
import { answerJson } from "./json-route";
import { parseVariant, parseVariantChange } from "./variant-input";
import { toVariantResult } from "./variant-result";

/** The one variant that every account keeps. */
const keptVariant = "public";

const refuseUnknown = (): never => {
  throw new EngineError("variantNotFound", "Variant not found");
};

const answerVariants = async ({ catalog }: ApiParts, context: ApiContext): Promise<Response> => {
  const variants = await catalog.variants.list();
  return json(context, toSuccess({ variants: Object.fromEntries(variants.map((v) => [v.id, toVariantResult(v)])) }));
};

const answerVariant = async ({ catalog }: ApiParts, context: ApiContext): Promise<Response> => {
  const variant = (await catalog.variants.find(segmentOf(context, 3))) ?? refuseUnknown();
  return json(context, toSuccess({ variant: toVariantResult(variant) }));
};

const createVariant = (parts: ApiParts, context: ApiContext): Promise<Response> =>
  answerJson(parts, context, async (body) => {
    const variant = parseVariant(body);
    await parts.catalog.variants.insert(variant);
    return json(context, toSuccess({ variant: toVariantResult(variant) }));
  });

const changeVariant = (parts: ApiParts, context: ApiContext): Promise<Response> =>
  answerJson(parts, context, async (body) => {
    const id = segmentOf(context, 3);
    if ((await parts.catalog.variants.find(id)) === undefined) refuseUnknown();
    const variant = (await parts.catalog.variants.update(id, parseVariantChange(id, body))) ?? refuseUnknown();
    await parts.forgetVariants();
    return json(context, toSuccess({ variant: toVariantResult(variant) }));
  });

const deleteVariant = async (parts: ApiParts, context: ApiContext): Promise<Response> => {
  const id = segmentOf(context, 3);
  if (id !== keptVariant) {
    if (!(await parts.catalog.variants.delete(id))) refuseUnknown();
    await parts.forgetVariants();
  }
  return json(context, toSuccess({}));
};

/** Named variants. Changing or deleting one makes delivery forget every answer. */
export const addVariantRoutes = ({ app, root, parts }: RouteTable): void => {
  app.get(`${root}/v1/variants`, (context) => answerVariants(parts, context));
  app.post(`${root}/v1/variants`, (context) => createVariant(parts, context));
  app.get(`${root}/v1/variants/:id`, (context) => answerVariant(parts, context));
  app.patch(`${root}/v1/variants/:id`, (context) => changeVariant(parts, context));
  app.delete(`${root}/v1/variants/:id`, (context) => deleteVariant(parts, context));
};
