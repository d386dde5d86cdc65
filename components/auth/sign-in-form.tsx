"use client";

import { useSignIn } from "@/lib/client/session";
import { EmailField } from "./email-field";
import { checkSignIn, toText } from "./form-checks";
import { FormFrame } from "./form-frame";
import { PasswordField } from "./password-field";
import { useAttempt } from "./use-attempt";
import { signInWords } from "./words";

const toInput = (form: FormData) => ({ email: toText(form, "email").trim(), password: toText(form, "password") });

/** Signs in and goes to `returnPath`, a path of this console. */
export function SignInForm({ returnPath }: { returnPath: string }) {
  const attempt = useAttempt(useSignIn(), {
    fields: ["email", "password"],
    check: checkSignIn,
    toInput,
    nextPath: returnPath,
  });
  return (
    <FormFrame
      title={signInWords.title}
      lead={signInWords.lead}
      submitLabel={signInWords.submit}
      note={signInWords.help}
      {...attempt}
    >
      <EmailField isFirst error={attempt.fieldErrors["email"]} />
      <PasswordField autoComplete="current-password" error={attempt.fieldErrors["password"]} />
    </FormFrame>
  );
}
