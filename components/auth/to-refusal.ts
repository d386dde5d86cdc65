import { toShownProblem } from "@/lib/client/api-fetch";
import type { FormFault } from "./form-frame";
import { toFieldErrors, type FieldErrors } from "./form-checks";
import { signInWords } from "./words";

export type Refusal = { fieldErrors: FieldErrors; fault: FormFault | undefined };

/** What to show of a refused attempt: faults at their fields, else one sentence above the form. */
export const toRefusal = (error: unknown, shownFields: readonly string[]): Refusal => {
  const problem = toShownProblem(error);
  const fieldErrors = toFieldErrors(problem.fields, shownFields);
  if (Object.keys(fieldErrors).length > 0) return { fieldErrors, fault: undefined };
  if (problem.code === "wrong-credentials") return { fieldErrors, fault: { message: signInWords.wrong } };
  if (problem.code === "too-many-attempts") {
    return { fieldErrors, fault: { message: signInWords.tooMany(problem.retryAfterSeconds) } };
  }
  return {
    fieldErrors,
    fault: {
      message: `${problem.title}. ${problem.detail}`,
      ...(problem.requestId !== "" && { requestId: problem.requestId }),
    },
  };
};
