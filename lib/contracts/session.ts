import { z } from "zod";
import { passwordMinChars } from "./password-rule";
import { role } from "./role";

/** The signed-in person, as the browser may know them. */
export const session = z.object({
  user: z.object({ id: z.string(), email: z.string(), name: z.string(), role }),
});
export type Session = z.infer<typeof session>;

export const signInInput = z.object({ email: z.email().max(320), password: z.string().min(1).max(256) });
export type SignInInput = z.infer<typeof signInInput>;

export const setupInput = z.object({
  token: z.string().min(16).max(128),
  name: z.string().trim().min(1).max(100),
  email: z.email().max(320),
  password: z.string().min(passwordMinChars, `Use at least ${passwordMinChars} characters.`).max(256),
});
export type SetupInput = z.infer<typeof setupInput>;
