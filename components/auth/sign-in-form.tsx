"use client";

import { useState } from "react";
import { useSignIn } from "@/lib/client/session";
import { EmailField } from "./email-field";
import { checkSignIn, toText } from "./form-checks";
import { FormFrame } from "./form-frame";
import { PasswordField } from "./password-field";
import { toRefusal, type Refusal } from "./to-refusal";
import { signInWords } from "./words";

const fields = ["email", "password"];
const noRefusal: Refusal = { fieldErrors: {}, fault: undefined };

/** Signs in and goes to `returnPath`, a path of this console. */
export function SignInForm({ returnPath }: { returnPath: string }) {
  const [refusal, setRefusal] = useState(noRefusal);
  const signIn = useSignIn();
  const send = (form: FormData) => {
    const fieldErrors = checkSignIn(form);
    setRefusal({ fieldErrors, fault: undefined });
    if (Object.keys(fieldErrors).length > 0) return;
    signIn.mutate(
      { email: toText(form, "email").trim(), password: toText(form, "password") },
      {
        // A whole new page: nothing that was drawn for nobody is kept.
        onSuccess: () => globalThis.location.replace(returnPath),
        onError: (error) => setRefusal(toRefusal(error, fields)),
      },
    );
  };
  return (
    <FormFrame
      title={signInWords.title}
      lead={signInWords.lead}
      submitLabel={signInWords.submit}
      note={signInWords.help}
      fieldErrors={refusal.fieldErrors}
      fault={refusal.fault}
      isPending={signIn.isPending || signIn.isSuccess}
      onSend={send}
    >
      <EmailField isFirst error={refusal.fieldErrors["email"]} />
      <PasswordField autoComplete="current-password" error={refusal.fieldErrors["password"]} />
    </FormFrame>
  );
}
