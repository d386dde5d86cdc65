import type { ApiParts } from "./api-parts";
import { RequestLimiter } from "./request-limiter";

const windowSeconds = 300;
const batchRequestsPerSecond = 200;

/**
 * The service's two policies: `requestsMost` in five minutes on the API host, where passing the limit shuts its holder
 * out for five minutes more, and 200 a second for each batch token. Undefined when `requestsMost` is 0.
 */
export const createRequestLimits = (requestsMost: number, clock: () => Date): ApiParts["limits"] => {
  if (requestsMost === 0) return undefined;
  return {
    api: new RequestLimiter({ name: "default", requests: requestsMost, windowSeconds, blockSeconds: 300, clock }),
    batch: new RequestLimiter({
      name: "batch",
      requests: batchRequestsPerSecond,
      windowSeconds: 1,
      blockSeconds: 0,
      clock,
    }),
  };
};
