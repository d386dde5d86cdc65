import type { z } from "zod";
import { Fault } from "./fault";

/** A parser of one kind of result. It throws Fault `unclear` on anything else. */
export const parserOf =
  <T>(schema: z.ZodType<T>, noun: string) =>
  (result: unknown): T => {
    const parsed = schema.safeParse(result);
    if (parsed.success) return parsed.data;
    throw new Fault("unclear", `an answer that is not ${noun}`, { status: 200, cause: parsed.error });
  };
