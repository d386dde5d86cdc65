"use client";

import type { UseMutationResult } from "@tanstack/react-query";
import { useState } from "react";
import type { FieldErrors } from "./form-checks";
import { toRefusal, type Refusal } from "./to-refusal";

type AttemptParts<Input> = {
  /** Names of the fields that the form shows. */
  fields: readonly string[];
  check: (form: FormData) => FieldErrors;
  toInput: (form: FormData) => Input;
  /** Where a success leads, a path of this console. */
  nextPath: string;
};
type Call<Input> = Pick<UseMutationResult<unknown, Error, Input>, "mutate" | "isPending" | "isSuccess">;

const noRefusal: Refusal = { fieldErrors: {}, fault: undefined };

/** One form's way to the server: checked first, sent once, refusals shown at their fields, and on after a success. */
export const useAttempt = <Input>(call: Call<Input>, parts: AttemptParts<Input>) => {
  const [refusal, setRefusal] = useState(noRefusal);
  const onSend = (form: FormData) => {
    const fieldErrors = parts.check(form);
    setRefusal({ fieldErrors, fault: undefined });
    if (Object.keys(fieldErrors).length > 0) return;
    call.mutate(parts.toInput(form), {
      // A whole new page: nothing that was drawn for nobody is kept.
      onSuccess: () => globalThis.location.replace(parts.nextPath),
      onError: (error) => setRefusal(toRefusal(error, parts.fields)),
    });
  };
  return { ...refusal, isPending: call.isPending || call.isSuccess, onSend };
};
