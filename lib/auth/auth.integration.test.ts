import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Index, openIndex } from "@/lib/db/open-index";
import { createAuth } from "./auth";

const password = "correct horse battery";
let folder: string;
let index: Index;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "vitrine-auth-"));
  index = await openIndex({ file: path.join(folder, "index.db") });
});
afterEach(async () => {
  await index.close();
  await rm(folder, { recursive: true });
});

it("keeps a salted hash of the password and nothing of the password, and knows it again", async () => {
  const { db } = index;
  const options = { db, databaseType: "sqlite", secret: "s".repeat(43), publicUrl: "http://localhost:3000" } as const;
  const auth = await createAuth(options);
  for (const email of ["ada@example.org", "bo@example.org"]) {
    await auth.createAccount({ name: "Ada", email, password, role: "viewer" });
  }
  const rows = await db.selectFrom("account").select("password").execute();
  for (const row of rows) {
    expect(row.password).not.toContain(password);
    expect(row.password?.length).toBeGreaterThan(64);
  }
  expect(new Set(rows.map((row) => row.password)).size).toBe(2);
  const caller = { headers: new Headers(), address: "192.0.2.1" };
  expect((await auth.signIn({ email: "ada@example.org", password }, caller)).session.user.email).toBe(
    "ada@example.org",
  );
  await expect(auth.signIn({ email: "ada@example.org", password: `${password} ` }, caller)).rejects.toThrow();
});
