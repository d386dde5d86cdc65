import type { Role } from "@/lib/contracts/role";
import type { Session, SetupInput, SignInInput } from "@/lib/contracts/session";
import { hasAccount, insertAccount } from "./accounts";
import { AttemptLimiter } from "./attempt-limiter";
import { absoluteSeconds, createIdentity, type IdentityOptions } from "./identity";
import { openSetup, requireOpenSetup, spendSetup } from "./setup-link";
import { type Caller, createSignIn, type SignedIn, signOut, toSession } from "./sign-in";

export type AuthOptions = IdentityOptions & Readonly<{ now?: () => number }>;

export type Auth = Readonly<{
  /** Throws `wrong-credentials`, alike for unknown people and wrong passwords, or `too-many-attempts`. */
  signIn(input: SignInInput, caller: Caller): Promise<SignedIn>;
  /** Deletes the session. Returns the `Set-Cookie` lines that remove it from the browser. */
  signOut(headers: Headers): Promise<readonly string[]>;
  /** The person behind the cookie, or undefined when it is absent, old, or theirs no longer. */
  findSession(headers: Headers): Promise<Session | undefined>;
  hasAccount(): Promise<boolean>;
  /** A fresh set-up token, or undefined once an account exists. */
  openSetup(): Promise<string | undefined>;
  /** Makes the first account, an owner, and signs it in. Throws `setup-closed`. */
  setUp(input: SetupInput, caller: Caller): Promise<SignedIn>;
  createAccount(input: { name: string; email: string; password: string; role: Role }): Promise<void>;
}>;

/** People and their sessions. `now` gives milliseconds. */
export const createAuth = async ({ now = Date.now, ...options }: AuthOptions): Promise<Auth> => {
  const identity = await createIdentity(options);
  const limiter = new AttemptLimiter(now);
  const { db } = options;
  const hashPassword = async (password: string) => (await identity.$context).password.hash(password);

  const signIn = createSignIn(identity, limiter);

  const findSession: Auth["findSession"] = async (headers) => {
    if (!headers.has("cookie")) return undefined;
    const found = await identity.api.getSession({ headers });
    if (found === null) return undefined;
    if (now() - found.session.createdAt.getTime() >= absoluteSeconds * 1000) {
      await db.deleteFrom("session").where("id", "=", found.session.id).execute();
      return undefined;
    }
    return found.user.disabledAt == null ? toSession(found.user) : undefined;
  };

  return {
    signIn,
    signOut: (headers) => signOut(identity, headers),
    findSession,
    hasAccount: () => hasAccount(db),
    openSetup: () => openSetup(db),
    setUp: async ({ token, name, email, password }, caller) => {
      await requireOpenSetup(db, token);
      const passwordHash = await hashPassword(password);
      await spendSetup(db, token, (transaction) =>
        insertAccount({ ...options, db: transaction }, { name, email, role: "owner", passwordHash }),
      );
      return signIn({ email, password }, caller);
    },
    createAccount: async ({ name, email, password, role: given }) => {
      await insertAccount(options, { name, email, role: given, passwordHash: await hashPassword(password) });
    },
  };
};
