import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { refuseEarly, toFailureAnswer } from "./answer";
import type { ApiContext } from "./api-context";
import type { ApiParts } from "./api-parts";
import { limits } from "./limits";
import { type JsonObject, readJson } from "./read-json";

/**
 * Answers a request with a JSON body by `work`. A refusal reaches a client that is still sending: what is left of the
 * body is dropped, up to the limit, before the connection closes.
 */
export const answerJson = async (
  { log }: Pick<ApiParts, "log">,
  context: ApiContext,
  work: (body: JsonObject) => Promise<Response>,
): Promise<Response> => {
  let body: JsonObject;
  try {
    body = await readJson(context.env);
  } catch (error) {
    await refuseEarly(context.env, toFailureAnswer(error, log), limits.jsonBytes);
    return RESPONSE_ALREADY_SENT;
  }
  return work(body);
};
