import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Catalog } from "@/lib/engine/catalog/catalog";
import { openCatalog } from "@/lib/engine/catalog/sql-catalog";
import { findAccess } from "./access";
import { runTokenCommand } from "./token-command";

let folder: string;
let catalog: Catalog;
let nowMs: number;
const clock = () => new Date(nowMs);
beforeEach(async () => {
  nowMs = Date.parse("2026-01-01T00:00:00Z");
  folder = await mkdtemp(path.join(tmpdir(), "vitrine-tokens-"));
  catalog = await openCatalog(path.join(folder, "engine.db"));
});
afterEach(async () => {
  await catalog.close();
  await rm(folder, { recursive: true });
});

const run = (...args: string[]) => runTokenCommand(args, { tokens: catalog.apiTokens, clock });
const credentials = { apiToken: "main", apiEmail: "a@example.org", apiKey: "key" };
const accessOf = (token: string) =>
  findAccess({ credentials, catalog, clock }, { authorization: `Bearer ${token}` }, "api");

describe("the token command", () => {
  it("makes tokens that read and write, or only read", async () => {
    expect(await accessOf(await run("create", "ci"))).toMatchObject({ canWrite: true });
    expect(await accessOf(await run("create", "viewer", "--read"))).toMatchObject({ canWrite: false });
    expect(await run("list")).toBe("ci: Images Write\nviewer: Images Read");
  });

  it("keeps no token as it is on disk", async () => {
    const token = await run("create", "ci");
    await catalog.close();
    for (const file of ["engine.db", "engine.db-wal"]) {
      const bytes = await readFile(path.join(folder, file)).catch(() => Buffer.alloc(0));
      expect(bytes.includes(token)).toBe(false);
    }
    catalog = await openCatalog(path.join(folder, "engine.db"));
    expect(await accessOf(token)).toMatchObject({ canWrite: true });
  });

  it("ends a token after its days, not before", async () => {
    const token = await run("create", "short", "--days", "2");
    nowMs += 2 * 24 * 3600 * 1000 - 1;
    expect(await accessOf(token)).toBeDefined();
    expect(await run("list")).toContain("ends 2026-01-03T00:00:00.000Z");
    nowMs += 1;
    expect(await accessOf(token)).toBeUndefined();
    expect(await run("list")).toContain("ended 2026-01-03T00:00:00.000Z");
  });

  it("revokes at once and frees the name", async () => {
    const token = await run("create", "ci");
    expect(await run("revoke", "ci")).toBe("revoked ci");
    expect(await accessOf(token)).toBeUndefined();
    expect(await run("list")).toMatch(/no tokens/);
    expect(await accessOf(await run("create", "ci"))).toBeDefined();
  });

  it.each([
    [["create", "ci"], /exists already/],
    [["create"], /needs a name/],
    [["create", "a b"], /needs a name/],
    [["create", "x", "--days", "0"], /from 1 to 3650/],
    [["create", "x", "--days", "1.5"], /from 1 to 3650/],
    [["create", "x", "--wrote"], /--wrote/],
    [["revoke", "nobody"], /no token named nobody/],
    [["create", "x", "y"], /token create <name>/],
    [["sing"], /token create <name>/],
    [[], /token create <name>/],
  ] as const)("refuses %j with words", async (args, words) => {
    await run("create", "ci");
    await expect(run(...args)).rejects.toThrow(words);
    expect(await catalog.apiTokens.list("api")).toHaveLength(1);
  });
});
