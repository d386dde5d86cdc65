import { EngineError } from "@/lib/engine/engine-error";
import { type ApiContext, json, type RouteTable, segmentOf } from "./api-context";
import type { ApiParts } from "./api-parts";
import { toSuccess } from "./envelope";
import { refuse } from "./field";

const nameShape = /^[A-Za-z0-9_-]{1,99}$/;

const answerKeys = async ({ catalog }: ApiParts, context: ApiContext): Promise<Response> =>
  json(context, toSuccess({ keys: await catalog.signingKeys.list() }));

const putKey = async (parts: ApiParts, context: ApiContext): Promise<Response> => {
  const name = segmentOf(context, 3);
  if (!nameShape.test(name)) {
    refuse(`The key name ${JSON.stringify(name.slice(0, 100))} may have letters, digits, - and _ only, 1 to 99`);
  }
  await parts.catalog.signingKeys.put(name);
  return answerKeys(parts, context);
};

const deleteKey = async (parts: ApiParts, context: ApiContext): Promise<Response> => {
  if (!(await parts.catalog.signingKeys.delete(segmentOf(context, 3)))) {
    throw new EngineError("notFound", "Key not found");
  }
  // URLs that this key signed end with it.
  await parts.forgetVariants();
  return answerKeys(parts, context);
};

/** Signing keys. Every call answers with all that there are. */
export const addKeyRoutes = ({ app, root, parts }: RouteTable): void => {
  app.get(`${root}/v1/keys`, (context) => answerKeys(parts, context));
  app.put(`${root}/v1/keys/:name`, (context) => putKey(parts, context));
  app.delete(`${root}/v1/keys/:name`, (context) => deleteKey(parts, context));
};
