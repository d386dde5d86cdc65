import { TextField } from "@/components/ui/text-field";
import { authWords } from "./words";

/** The address that names an account. */
export function EmailField({ error, isFirst = false }: { error: string | undefined; isFirst?: boolean }) {
  return (
    <TextField
      label={authWords.email}
      name="email"
      type="email"
      inputMode="email"
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={320}
      required
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page has no other purpose than this form
      autoFocus={isFirst}
      error={error}
    />
  );
}
