import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Kysely } from "@/lib/db/kysely";
import { openIndex } from "@/lib/db/open-index";
import type { IndexSchema } from "@/lib/db/schema";
import { AppError } from "@/lib/errors/app-error";
import { type Auth, createAuth } from "./auth";
import type { PasswordHasher } from "./identity";
import { toTokenHash } from "./token-hash";

const password = "correct horse battery";
const dayMs = 24 * 3600 * 1000;

let folder: string;
let db: Kysely<IndexSchema>;
let auth: Auth;
let nowMs: number;

/** Quick, for tests, and counted: the real one takes a tenth of a second each time. */
let hashings: number;
const toHash = (text: string): string => {
  hashings += 1;
  return createHash("sha256").update(text).digest("hex");
};
const hasher: PasswordHasher = {
  hash: (text) => Promise.resolve(toHash(text)),
  verify: ({ hash, password: text }) => Promise.resolve(hash === toHash(text)),
};

const open = (publicUrl: string) =>
  createAuth({ db, databaseType: "sqlite", secret: "s".repeat(43), publicUrl, hasher, now: () => nowMs });

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "vitrine-auth-"));
  ({ db } = await openIndex({ file: path.join(folder, "index.db") }));
  nowMs = Date.now();
  hashings = 0;
  auth = await open("http://localhost:3000");
});
afterEach(async () => {
  await db.destroy();
  await rm(folder, { recursive: true });
});

const nobody = (address = "192.0.2.1") => ({ headers: new Headers(), address });
const withCookies = (cookies: readonly string[]) =>
  new Headers({ cookie: cookies.map((line) => line.split(";", 1)[0]).join("; ") });
const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => "no error",
    (error: unknown) => (error instanceof AppError ? error.code : error),
  );
const addPerson = (email: string, role: "owner" | "viewer" = "viewer") =>
  auth.createAccount({ name: "Ada", email, password, role });
const signIn = (email: string, address?: string) => auth.signIn({ email, password }, nobody(address));

describe("sign-in", () => {
  it("gives a session that is found again by its cookie", async () => {
    await addPerson("Ada@Example.org", "owner");
    const { session, cookies } = await signIn("ada@example.org");
    expect(session.user).toMatchObject({ email: "ada@example.org", name: "Ada", role: "owner" });
    expect(await auth.findSession(withCookies(cookies))).toEqual(session);
  });

  it("keeps the cookie from scripts and other sites, for the longest life of a session", async () => {
    await addPerson("ada@example.org");
    const [line = ""] = (await signIn("ada@example.org")).cookies;
    expect(line).toMatch(/^vitrine-session=/);
    for (const part of ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=2592000"]) expect(line).toContain(part);
    expect(line).not.toContain("Domain");
  });

  it("binds the cookie to the host under https", async () => {
    await addPerson("ada@example.org");
    auth = await open("https://images.example.org");
    const { cookies } = await signIn("ada@example.org");
    expect(cookies[0]).toMatch(/^__Host-vitrine-session=/);
    expect(cookies[0]).toContain("Secure");
    expect(await auth.findSession(withCookies(cookies))).toBeDefined();
  });

  it("answers alike for a wrong password, an unknown person and a disabled one", async () => {
    await addPerson("ada@example.org");
    await addPerson("off@example.org");
    await db
      .updateTable("user")
      .set({ disabledAt: new Date().toISOString() })
      .where("email", "=", "off@example.org")
      .execute();
    const attempts = [
      { email: "ada@example.org", password: "wrong" },
      { email: "nobody@example.org", password },
      { email: "off@example.org", password },
    ];
    const answers = await Promise.all(
      attempts.map((attempt) =>
        auth.signIn(attempt, nobody()).catch((error: unknown) => (error instanceof AppError ? error : undefined)),
      ),
    );
    expect(
      new Set(answers.map((answer) => JSON.stringify([(answer as AppError).code, (answer as AppError).detail]))),
    ).toHaveLength(1);
    expect((answers[0] as AppError).code).toBe("wrong-credentials");
  });

  it("costs the same work whether the person exists or not", async () => {
    await addPerson("ada@example.org");
    const costOf = async (email: string): Promise<number> => {
      const before = hashings;
      await codeOf(auth.signIn({ email, password: "wrong" }, nobody()));
      return hashings - before;
    };
    expect(await costOf("ada@example.org")).toBe(1);
    expect(await costOf("nobody@example.org")).toBe(1);
  });

  it("makes a new token each time and ends the session that was brought along", async () => {
    await addPerson("ada@example.org");
    const first = await signIn("ada@example.org");
    const second = await auth.signIn(
      { email: "ada@example.org", password },
      { headers: withCookies(first.cookies), address: "192.0.2.1" },
    );
    expect(second.cookies[0]).not.toBe(first.cookies[0]);
    expect(await auth.findSession(withCookies(first.cookies))).toBeUndefined();
    expect(await auth.findSession(withCookies(second.cookies))).toBeDefined();
  });

  it("does not adopt a cookie that someone else set", async () => {
    await addPerson("ada@example.org");
    const planted = new Headers({ cookie: "vitrine-session=planted.c2lnbmF0dXJl" });
    const { cookies } = await auth.signIn({ email: "ada@example.org", password }, { headers: planted, address: "::1" });
    expect(cookies[0]).not.toContain("planted");
    expect(await auth.findSession(planted)).toBeUndefined();
  });
});

describe("sessions at rest", () => {
  it("keeps only a hash of the token", async () => {
    await addPerson("ada@example.org");
    const { cookies } = await signIn("ada@example.org");
    const token = decodeURIComponent((cookies[0] ?? "").split("=")[1] ?? "").split(".")[0] ?? "";
    expect(token.length).toBeGreaterThanOrEqual(32);
    const rows = await db.selectFrom("session").select("token").execute();
    expect(rows).toEqual([{ token: toTokenHash(token) }]);
  });
});

describe("the end of a session", () => {
  const sessionOf = async () => {
    await addPerson("ada@example.org");
    return withCookies((await signIn("ada@example.org")).cookies);
  };

  it("comes with sign-out, on the server", async () => {
    const headers = await sessionOf();
    const cookies = await auth.signOut(headers);
    expect(cookies[0]).toMatch(/^vitrine-session=;.*Max-Age=0/);
    expect(await auth.findSession(headers)).toBeUndefined();
    expect(await db.selectFrom("session").selectAll().execute()).toEqual([]);
  });

  it("comes after seven idle days", async () => {
    const headers = await sessionOf();
    await db
      .updateTable("session")
      .set({ expiresAt: new Date(Date.now() - 1000).toISOString() })
      .execute();
    expect(await auth.findSession(headers)).toBeUndefined();
  });

  it("is pushed on by use, seven days at most", async () => {
    const headers = await sessionOf();
    const inTwoDays = new Date(Date.now() + 2 * dayMs).toISOString();
    await db.updateTable("session").set({ expiresAt: inTwoDays }).execute();
    expect(await auth.findSession(headers)).toBeDefined();
    const { expiresAt } = await db.selectFrom("session").select("expiresAt").executeTakeFirstOrThrow();
    expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(6.9 * dayMs);
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThan(7.1 * dayMs);
  });

  it("comes after thirty days however busy it was, and removes the row", async () => {
    const headers = await sessionOf();
    nowMs += 30 * dayMs - 60_000;
    expect(await auth.findSession(headers)).toBeDefined();
    nowMs += 120_000;
    expect(await auth.findSession(headers)).toBeUndefined();
    expect(await db.selectFrom("session").selectAll().execute()).toEqual([]);
  });

  it("comes at once when the person is disabled, and a changed role acts at once", async () => {
    const headers = await sessionOf();
    await db.updateTable("user").set({ role: "editor" }).execute();
    expect((await auth.findSession(headers))?.user.role).toBe("editor");
    await db.updateTable("user").set({ disabledAt: new Date().toISOString() }).execute();
    expect(await auth.findSession(headers)).toBeUndefined();
  });
});

describe("attempts", () => {
  const fail = (email: string, address: string) => codeOf(auth.signIn({ email, password: "wrong" }, nobody(address)));

  it("are counted by person and address, and forgotten with time", async () => {
    await addPerson("ada@example.org");
    for (let count = 0; count < 10; count += 1)
      expect(await fail("ada@example.org", "192.0.2.1")).toBe("wrong-credentials");
    const refused = await signIn("ada@example.org").catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: "too-many-attempts" });
    expect((refused as AppError).retryAfterSeconds).toBeGreaterThan(800);
    expect(await codeOf(signIn("ada@example.org", "198.51.100.7"))).toBe("no error");
    nowMs += 900_000;
    expect(await codeOf(signIn("ada@example.org"))).toBe("no error");
  });

  it("do not run out for someone who signs in well", async () => {
    await addPerson("ada@example.org");
    for (let count = 0; count < 12; count += 1) expect(await codeOf(signIn("ada@example.org"))).toBe("no error");
  });

  it("are counted for people that do not exist as well", async () => {
    for (let count = 0; count < 10; count += 1) await fail("nobody@example.org", "192.0.2.1");
    expect(await fail("nobody@example.org", "192.0.2.1")).toBe("too-many-attempts");
  });
});

describe("the first account", () => {
  const input = (token: string, email = "ada@example.org") => ({ token, name: "Ada", email, password });

  it("is made by the link, is an owner, is signed in, and closes the link", async () => {
    const token = (await auth.openSetup()) ?? "";
    const { session, cookies } = await auth.setUp(input(token), nobody());
    expect(session.user.role).toBe("owner");
    expect(await auth.findSession(withCookies(cookies))).toEqual(session);
    expect(await codeOf(auth.setUp(input(token, "eve@example.org"), nobody()))).toBe("setup-closed");
    expect(await auth.openSetup()).toBeUndefined();
  });

  it("is one, however many use the link at once", async () => {
    const token = (await auth.openSetup()) ?? "";
    const people = ["a", "b", "c", "d"].map((name) => input(token, `${name}@example.org`));
    const codes = await Promise.all(people.map((person) => codeOf(auth.setUp(person, nobody()))));
    expect(codes.filter((code) => code === "no error")).toHaveLength(1);
    expect(codes.filter((code) => code === "setup-closed")).toHaveLength(3);
    expect(await db.selectFrom("user").selectAll().execute()).toHaveLength(1);
  });

  it("is refused with another token, with a replaced one, and leaves the link open then", async () => {
    const old = (await auth.openSetup()) ?? "";
    const token = (await auth.openSetup()) ?? "";
    expect(await codeOf(auth.setUp(input("x".repeat(43)), nobody()))).toBe("setup-closed");
    expect(await codeOf(auth.setUp(input(old), nobody()))).toBe("setup-closed");
    expect(await codeOf(auth.setUp(input(token), nobody()))).toBe("no error");
  });

  it("keeps the link's token as a hash", async () => {
    const token = (await auth.openSetup()) ?? "";
    expect(JSON.stringify(await db.selectFrom("setup").selectAll().execute())).not.toContain(token);
  });

  it("is refused once an account came by another way", async () => {
    const token = (await auth.openSetup()) ?? "";
    await addPerson("admin@example.org", "owner");
    expect(await codeOf(auth.setUp(input(token), nobody()))).toBe("setup-closed");
  });
});
