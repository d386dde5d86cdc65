import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { allChecks } from "./all-checks";
import { toCoverage, toCoverageTable } from "./coverage";

it("leaves no row of the documentation without a check or a reason", () => {
  const bare = toCoverage().filter(({ checks, differs }) => checks.length === 0 && differs === undefined);
  expect(bare.map(({ id }) => id)).toEqual([]);
});

it("gives no reason for a row that is checked after all", () => {
  const both = toCoverage().filter(({ checks, differs }) => checks.length > 0 && differs !== undefined);
  expect(both.map(({ id }) => id)).toEqual([]);
});

it("names every check once, by at least one row", () => {
  const ids = allChecks.map(({ id }) => id);
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  expect(allChecks.filter(({ spec }) => spec.length === 0)).toEqual([]);
});

it("is what docs/conformance.md shows", async () => {
  const written = await readFile("docs/conformance.md", "utf8");
  expect(written, "run `npm run conformance -- --write-table`").toBe(toCoverageTable());
});
