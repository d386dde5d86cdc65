import { APIError } from "better-auth";
import { role } from "@/lib/contracts/role";
import type { Session, SignInInput } from "@/lib/contracts/session";
import { AppError } from "@/lib/errors/app-error";
import { toAddressGroup } from "./address-group";
import type { AttemptLimiter, AttemptRule } from "./attempt-limiter";
import { absoluteSeconds, type Identity, idleSeconds } from "./identity";

/** Where a call came from: the peer's address as the socket knows it, and the cookies it brought. */
export type Caller = Readonly<{ headers: Headers; address: string }>;

/** A session and the `Set-Cookie` lines that carry it. */
export type SignedIn = Readonly<{ session: Session; cookies: readonly string[] }>;

const perPersonAndAddress: AttemptRule = { name: "person-address", limit: 10, windowSeconds: 900 };
const perAddress: AttemptRule = { name: "address", limit: 50, windowSeconds: 900 };
/** High enough that nobody locks a victim out from one place, low enough to stop a guess from many. */
const perPerson: AttemptRule = { name: "person", limit: 100, windowSeconds: 900 };

/** The browser keeps the cookie as long as a session can last; when it ends is the server's word. */
const toLastingCookies = (headers: Headers): string[] =>
  headers.getSetCookie().map((line) => line.replace(`Max-Age=${idleSeconds}`, `Max-Age=${absoluteSeconds}`));

export const toSession = (user: { id: string; email: string; name: string; role: unknown }): Session => ({
  user: { id: user.id, email: user.email, name: user.name, role: role.parse(user.role) },
});

const verify = async (identity: Identity, { email, password }: SignInInput): Promise<SignedIn> => {
  const { headers, response } = await identity.api
    .signInEmail({ body: { email, password }, returnHeaders: true })
    .catch((cause: unknown) => {
      if (!(cause instanceof APIError)) throw cause;
      throw new AppError("wrong-credentials", {
        detail: "Check the email and the password and try again.",
        cause: new Error(cause.message),
      });
    });
  return { session: toSession(response.user), cookies: toLastingCookies(headers) };
};

export const signOut = async (identity: Identity, headers: Headers): Promise<readonly string[]> =>
  (await identity.api.signOut({ headers, returnHeaders: true })).headers.getSetCookie();

/**
 * Makes a session. A session that the caller brought along ends, so that none is carried over.
 * Errors: `wrong-credentials`, alike for unknown people and wrong passwords; `too-many-attempts`.
 */
export const createSignIn =
  (identity: Identity, limiter: AttemptLimiter) =>
  async (input: SignInInput, { headers, address }: Caller): Promise<SignedIn> => {
    const person = input.email.toLowerCase();
    const group = toAddressGroup(address);
    const counts = [
      [perAddress, group],
      [perPersonAndAddress, `${group} ${person}`],
      [perPerson, person],
    ] as const;
    for (const [rule, subject] of counts) limiter.take(rule, subject);
    const signedIn = await verify(identity, input);
    for (const [rule, subject] of counts) limiter.giveBack(rule, subject);
    if (headers.has("cookie")) await signOut(identity, headers);
    return signedIn;
  };
