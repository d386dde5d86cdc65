"use client";

import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { TextField } from "@/components/ui/text-field";
import { authWords } from "./words";

type PasswordFieldProps = {
  autoComplete: "current-password" | "new-password";
  hint?: string;
  error: string | undefined;
};

/** A password that its owner may look at while typing. */
export function PasswordField({ autoComplete, hint, error }: PasswordFieldProps) {
  const [isShown, setShown] = useState(false);
  const icon = isShown ? <EyeOff aria-hidden size={16} /> : <Eye aria-hidden size={16} />;
  return (
    <TextField
      label={authWords.password}
      name="password"
      type={isShown ? "text" : "password"}
      autoComplete={autoComplete}
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      maxLength={256}
      required
      hint={hint}
      error={error}
      trailing={
        <IconButton
          label={isShown ? authWords.hidePassword : authWords.showPassword}
          icon={icon}
          onClick={() => setShown(!isShown)}
        />
      }
    />
  );
}
