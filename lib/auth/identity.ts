import { betterAuth, type BetterAuthOptions } from "better-auth/minimal";
import type { DBAdapter } from "better-auth";
import { getAdapter } from "better-auth/db/adapter";
import type { Kysely } from "@/lib/db/kysely";
import type { IndexSchema } from "@/lib/db/schema";
import { withHashedSessions } from "./hashed-sessions";

export const idleSeconds = 7 * 24 * 3600;
export const absoluteSeconds = 30 * 24 * 3600;
/** The idle limit is pushed on at most once in this time, so that reading does not mean writing. */
const refreshSeconds = 3600;

/** One way to keep a password; slow on purpose where people's own are kept. */
export type PasswordHasher = Readonly<{
  hash(password: string): Promise<string>;
  verify(attempt: { hash: string; password: string }): Promise<boolean>;
}>;

export type IdentityOptions = Readonly<{
  db: Kysely<IndexSchema>;
  databaseType: "sqlite" | "postgres";
  secret: string;
  /** Origin people use; https makes the cookie Secure with the `__Host-` prefix. */
  publicUrl: string;
  /** better-auth's own scrypt where left out. */
  hasher?: PasswordHasher;
}>;

const toCookieName = (publicUrl: string): string =>
  publicUrl.startsWith("https:") ? "__Host-vitrine-session" : "vitrine-session";

const baseOptions = ({ secret, publicUrl, hasher }: IdentityOptions) =>
  ({
    appName: "Vitrine",
    baseURL: publicUrl,
    secret,
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 256,
      ...(hasher !== undefined && { password: hasher }),
    },
    user: {
      additionalFields: {
        role: { type: "string", input: false, defaultValue: "viewer" },
        disabledAt: { type: "date", input: false, required: false },
      },
    },
    session: { expiresIn: idleSeconds, updateAge: refreshSeconds, cookieCache: { enabled: false } },
    // The door counts attempts; the library's own counter would trust forwarded addresses.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: {
      cookiePrefix: "vitrine",
      useSecureCookies: false,
      disableCSRFCheck: false,
      ipAddress: { disableIpTracking: true },
      cookies: { session_token: { name: toCookieName(publicUrl) } },
      defaultCookieAttributes: {
        httpOnly: true,
        sameSite: "lax",
        path: "/",
        secure: publicUrl.startsWith("https:"),
      },
    },
  }) as const satisfies BetterAuthOptions;

/** better-auth's view of a database, or of a transaction on it. */
export const openIdentityStore = async (options: IdentityOptions): Promise<DBAdapter> =>
  withHashedSessions(
    await getAdapter({
      ...baseOptions(options),
      database: { db: options.db, type: options.databaseType, transaction: false },
    }),
  );

/** better-auth on our tables: passwords, sessions and their cookie. Only `createAuth` speaks to it. */
export const createIdentity = async (options: IdentityOptions) => {
  const store = await openIdentityStore(options);
  return betterAuth({
    ...baseOptions(options),
    database: () => store,
    databaseHooks: {
      session: {
        create: {
          before: async ({ userId }) => {
            const user = await options.db
              .selectFrom("user")
              .select("disabledAt")
              .where("id", "=", userId)
              .executeTakeFirst();
            return user !== undefined && user.disabledAt === null ? undefined : false;
          },
        },
      },
    },
  });
};

export type Identity = Awaited<ReturnType<typeof createIdentity>>;
