"use client";

import { useState } from "react";
import { TextField } from "@/components/ui/text-field";
import { toShownProblem } from "@/lib/client/api-fetch";
import { useSetup } from "@/lib/client/session";
import { passwordMinChars } from "@/lib/contracts/password-rule";
import { EmailField } from "./email-field";
import { checkSetup, toText } from "./form-checks";
import { FormFrame } from "./form-frame";
import { PasswordField } from "./password-field";
import { SetupNotice } from "./setup-notice";
import { toRefusal, type Refusal } from "./to-refusal";
import { setupWords } from "./words";

const fields = ["name", "email", "password"];
const noRefusal: Refusal = { fieldErrors: {}, fault: undefined };

/** Creates the first account with the one-time token of the set-up link, and goes to the library. */
export function SetupForm({ token }: { token: string }) {
  const [refusal, setRefusal] = useState(noRefusal);
  const setup = useSetup();
  const send = (form: FormData) => {
    const fieldErrors = checkSetup(form);
    setRefusal({ fieldErrors, fault: undefined });
    if (Object.keys(fieldErrors).length > 0) return;
    setup.mutate(
      {
        token,
        name: toText(form, "name").trim(),
        email: toText(form, "email").trim(),
        password: toText(form, "password"),
      },
      {
        onSuccess: () => globalThis.location.replace("/library"),
        onError: (error) => setRefusal(toRefusal(error, fields)),
      },
    );
  };
  if (setup.isError && toShownProblem(setup.error).code === "setup-closed") return <SetupNotice reason="closed" />;
  return (
    <FormFrame
      title={setupWords.title}
      lead={setupWords.lead}
      submitLabel={setupWords.submit}
      fieldErrors={refusal.fieldErrors}
      fault={refusal.fault}
      isPending={setup.isPending || setup.isSuccess}
      onSend={send}
    >
      <TextField
        label={setupWords.name}
        name="name"
        autoComplete="name"
        maxLength={100}
        required
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page has no other purpose than this form
        autoFocus
        hint={setupWords.nameHint}
        error={refusal.fieldErrors["name"]}
      />
      <EmailField error={refusal.fieldErrors["email"]} />
      <PasswordField
        autoComplete="new-password"
        hint={setupWords.passwordHint(passwordMinChars)}
        error={refusal.fieldErrors["password"]}
      />
    </FormFrame>
  );
}
