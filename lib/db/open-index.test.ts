import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { imageQuery } from "@/lib/contracts/image";
import { buildImage, buildUpload } from "@/lib/testing/builders/build-image";
import { addImages } from "@/lib/testing/builders/open-test-index";
import { openIndex } from "./open-index";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "vitrine-index-"));
});
afterEach(() => rm(folder, { recursive: true }));

describe("openIndex", () => {
  it("finds everything again after a restart, search included", async () => {
    const file = path.join(folder, "index.db");
    let index = await openIndex({ file });
    await addImages(index, [buildImage({ id: "a", filename: "Harbour.jpg" })]);
    await index.uploads.begin(buildUpload({ token: "half" }));
    await index.close();
    index = await openIndex({ file });
    expect((await index.images.list(imageQuery.parse({ q: "harb" }))).items.map(({ id }) => id)).toEqual(["a"]);
    expect(await index.uploads.listUnsettled({ startedBefore: "2027", limit: 9 })).toHaveLength(1);
    await index.close();
  });

  it("passes on why a database cannot be opened", async () => {
    const answer = openIndex({ file: path.join(folder, "absent", "index.db") });
    await expect(answer).rejects.toMatchObject({ cause: { message: expect.stringContaining("directory") } });
  });

  it("keeps accounts: one user per email, and no session without its user", async () => {
    const index = await openIndex({ file: path.join(folder, "index.db") });
    const at = "2026-01-01T00:00:00.000Z";
    const user = { name: "Ann", email: "ann@example.test", emailVerified: 0, createdAt: at, updatedAt: at } as const;
    await index.db
      .insertInto("user")
      .values({ id: "u1", ...user })
      .execute();
    await expect(
      index.db
        .insertInto("user")
        .values({ id: "u2", ...user })
        .execute(),
    ).rejects.toThrow(/UNIQUE/);
    const session = { id: "s", token: "t", expiresAt: at, createdAt: at, updatedAt: at };
    await expect(
      index.db
        .insertInto("session")
        .values({ ...session, userId: "nobody" })
        .execute(),
    ).rejects.toThrow(/FOREIGN KEY/);
    await index.db
      .insertInto("session")
      .values({ ...session, userId: "u1" })
      .execute();
    await index.db.deleteFrom("user").execute();
    expect(await index.db.selectFrom("session").selectAll().execute()).toEqual([]);
    await index.close();
  });

  it("gives a new user the least able role unless told otherwise", async () => {
    const index = await openIndex({ file: ":memory:" });
    const at = "2026-01-01T00:00:00.000Z";
    await index.db
      .insertInto("user")
      .values({ id: "u", name: "A", email: "a@b.c", emailVerified: 1, createdAt: at, updatedAt: at })
      .execute();
    expect(await index.db.selectFrom("user").select("role").executeTakeFirst()).toEqual({ role: "viewer" });
    await index.close();
  });
});
