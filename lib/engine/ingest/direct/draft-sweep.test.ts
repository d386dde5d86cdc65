import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { openCatalog } from "@/lib/engine/catalog/sql-catalog";
import { sweepDrafts } from "./draft-sweep";

const at = (hour: number): string => new Date(Date.UTC(2026, 0, 1, hour)).toISOString();

it("an upload URL is remembered for a day after its end, and a sweep that fails is a line in the log", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "vitrine-sweep-"));
  const catalog = await openCatalog(path.join(folder, "engine.db"));
  const lines: string[] = [];
  const write = (_: object, message: string) => void lines.push(message);
  const log = { debug: write, info: write, warn: write, error: write };
  const draft = { key: "k", meta: {}, creator: undefined, requireSignedUrls: false, created: at(0) };
  await catalog.drafts.insert({ ...draft, id: "a", expires: at(1) });
  const sweepAt = (hour: number) => sweepDrafts({ drafts: catalog.drafts, clock: () => new Date(at(hour)), log });
  await sweepAt(25);
  expect(await catalog.drafts.find("a")).toBeDefined();
  await sweepAt(26);
  expect(await catalog.drafts.find("a")).toBeUndefined();
  await catalog.close();
  await sweepAt(27);
  expect(lines).toEqual(["removed upload URLs that nobody used", "expired upload URLs could not be removed"]);
  await rm(folder, { recursive: true });
});
