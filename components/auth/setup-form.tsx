"use client";

import { TextField } from "@/components/ui/text-field";
import { toShownProblem } from "@/lib/client/api-fetch";
import { useSetup } from "@/lib/client/session";
import { passwordMinChars } from "@/lib/contracts/password-rule";
import { EmailField } from "./email-field";
import { checkSetup, toText } from "./form-checks";
import { FormFrame } from "./form-frame";
import { PasswordField } from "./password-field";
import { SetupNotice } from "./setup-notice";
import { useAttempt } from "./use-attempt";
import { setupWords } from "./words";

/** Creates the first account with the one-time token of the set-up link, and goes to the library. */
export function SetupForm({ token }: { token: string }) {
  const setup = useSetup();
  const attempt = useAttempt(setup, {
    fields: ["name", "email", "password"],
    check: checkSetup,
    toInput: (form) => ({
      token,
      name: toText(form, "name").trim(),
      email: toText(form, "email").trim(),
      password: toText(form, "password"),
    }),
    nextPath: "/library",
  });
  if (setup.isError && toShownProblem(setup.error).code === "setup-closed") return <SetupNotice reason="closed" />;
  return (
    <FormFrame title={setupWords.title} lead={setupWords.lead} submitLabel={setupWords.submit} {...attempt}>
      <TextField
        label={setupWords.name}
        name="name"
        autoComplete="name"
        maxLength={100}
        required
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page has no other purpose than this form
        autoFocus
        hint={setupWords.nameHint}
        error={attempt.fieldErrors["name"]}
      />
      <EmailField error={attempt.fieldErrors["email"]} />
      <PasswordField
        autoComplete="new-password"
        hint={setupWords.passwordHint(passwordMinChars)}
        error={attempt.fieldErrors["password"]}
      />
    </FormFrame>
  );
}
