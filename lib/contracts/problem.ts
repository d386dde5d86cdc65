import { z } from "zod";

/** An error of the BFF. Source: RFC 9457, with the request id and, where the upstream spoke, its own code. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  requestId: z.string(),
  isRetryable: z.boolean(),
  upstreamCode: z.int().optional(),
  fields: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof problem>;
