import { passwordMinChars } from "@/lib/contracts/password-rule";
import { authWords, setupWords } from "./words";

/** What is wrong, by the name of the field. Empty when nothing is. */
export type FieldErrors = Readonly<Record<string, string>>;

/** Told before anything is sent; the server checks again and has the last word. */
export const checkSignIn = (form: FormData): FieldErrors =>
  onlyFaults({
    email: emailFault(toText(form, "email")),
    password: toText(form, "password") === "" ? authWords.passwordMissing : undefined,
  });

export const checkSetup = (form: FormData): FieldErrors =>
  onlyFaults({
    name: toText(form, "name").trim() === "" ? setupWords.nameMissing : undefined,
    email: emailFault(toText(form, "email")),
    password: passwordFault(toText(form, "password")),
  });

/** A text field as it was typed; an absent one is empty. */
export const toText = (form: FormData, field: string): string => {
  const value = form.get(field);
  return typeof value === "string" ? value : "";
};

/** The server's list of faults by field; the first of a field counts, and fields the form lacks are left out. */
export const toFieldErrors = (
  faults: readonly { field: string; message: string }[],
  shownFields: readonly string[],
): FieldErrors =>
  Object.fromEntries(
    faults
      .filter(({ field }) => shownFields.includes(field))
      .map(({ field, message }) => [field, message] as const)
      .reverse(),
  );

const emailFault = (email: string): string | undefined => {
  if (email.trim() === "") return authWords.emailMissing;
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim()) ? undefined : authWords.emailOdd;
};

const passwordFault = (password: string): string | undefined => {
  const missingChars = passwordMinChars - password.length;
  return missingChars > 0 ? setupWords.passwordShort(missingChars) : undefined;
};

const onlyFaults = (faults: Record<string, string | undefined>): FieldErrors =>
  Object.fromEntries(Object.entries(faults).filter((entry): entry is [string, string] => entry[1] !== undefined));
