import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mayImport, owners } from "../oxlint.config.mjs";

const root = path.resolve(import.meta.dirname, "..");

/** Folder that stands for each room when a violation is planted in it. */
const folderOf = {
  ui: "components/ui",
  shell: "components/shell",
  feature: "components/library",
  page: "app/(console)/library",
  route: "app/api/images",
  e2e: "e2e/specs",
};
const folderFor = (room) => folderOf[room] ?? `lib/${room}`;
const rooms = Object.keys(mayImport);

const forbiddenTo = (from) => rooms.filter((to) => to !== from && !mayImport[from].includes(to));
const importing = (targets) =>
  targets.map((to, index) => `export { target as t${index} } from "@/${folderFor(to)}/target";\n`).join("");

/** One planted file per package, in a room that does not own it. */
const foreignPackages = Object.entries(owners).map(([name, homes]) => ({
  name,
  folder: ["lib/http", "lib/errors"].find((folder) => !homes.includes(folder)),
}));

const planted = {
  "lib/contracts/reads-environment.ts": "export const home = process.env.HOME;\n",
  "lib/contracts/default-export.ts": "export default 1;\n",
  "lib/contracts/NotKebab.ts": "export const name = 1;\n",
  "lib/contracts/prints.ts": 'console.log("x");\n',
  "lib/contracts/swallows.ts": "export const swallow = (run: () => void) => {\n  try {\n    run();\n  } catch {}\n};\n",
  "lib/contracts/long.ts": `${Array.from({ length: 251 }, (_, index) => `export const line${index} = ${index};`).join("\n")}\n`,
  "lib/contracts/four-parameters.ts":
    "export const four = (a: number, b: number, c: number, d: number) => a + b + c + d;\n",
  "lib/contracts/any-type.ts": "export const anything: any = 1;\n",
  "lib/contracts/bang.ts": "export const bang = (x?: string) => x!.length;\n",
  "lib/contracts/floating.ts": "export const float = () => {\n  Promise.resolve(1);\n};\n",
  "lib/pictures/uses-buffer.ts": "export const empty = () => Buffer.alloc(0);\n",
  "lib/pictures/uses-node.ts": 'export { inflateSync } from "node:zlib";\n',
  "lib/drawer/thing.ts": "export const thing = 1;\n",
  "components/upload/reaches-over.ts": importing(["feature"]),
};
const expectedRules = {
  "lib/contracts/reads-environment.ts": "node(no-process-env)",
  "lib/contracts/default-export.ts": "import(no-default-export)",
  "lib/contracts/NotKebab.ts": "unicorn(filename-case)",
  "lib/contracts/prints.ts": "eslint(no-console)",
  "lib/contracts/swallows.ts": "eslint(no-empty)",
  "lib/contracts/long.ts": "eslint(max-lines)",
  "lib/contracts/four-parameters.ts": "eslint(max-params)",
  "lib/contracts/any-type.ts": "typescript(no-explicit-any)",
  "lib/contracts/bang.ts": "typescript(no-non-null-assertion)",
  "lib/contracts/floating.ts": "typescript(no-floating-promises)",
  "lib/pictures/uses-buffer.ts": "eslint(no-restricted-globals)",
  "lib/pictures/uses-node.ts": "import(no-nodejs-modules)",
  "lib/drawer/thing.ts": "boundaries(no-unknown-files)",
  "components/upload/reaches-over.ts": "boundaries(dependencies)",
};

let copy;
let reports;

const write = async (file, text) => {
  await mkdir(path.join(copy, path.dirname(file)), { recursive: true });
  await writeFile(path.join(copy, file), text);
};

const lint = () =>
  new Promise((resolve, reject) => {
    execFile(
      path.join(root, "node_modules/.bin/oxlint"),
      ["-c", "oxlint.config.mjs", "--format", "json", "app", "components", "lib", "e2e"],
      { cwd: copy, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout) =>
        stdout === "" ? reject(error ?? new Error("oxlint said nothing")) : resolve(JSON.parse(stdout).diagnostics),
    );
  });

const reportsFor = (file) => reports.filter((report) => report.filename === file);
const rulesFor = (file) => reportsFor(file).map((report) => report.code);

beforeAll(async () => {
  copy = await mkdtemp(path.join(os.tmpdir(), "vitrine-lint-"));
  await symlink(path.join(root, "node_modules"), path.join(copy, "node_modules"));
  for (const file of ["oxlint.config.mjs", "tsconfig.json", "package.json"])
    await cp(path.join(root, file), path.join(copy, file));
  for (const room of rooms) await write(`${folderFor(room)}/target.ts`, "export const target = 1;\n");
  for (const room of rooms) {
    await write(`${folderFor(room)}/forbidden.ts`, importing(forbiddenTo(room)));
    await write(`${folderFor(room)}/allowed.ts`, `export const own = 1;\n${importing(mayImport[room])}`);
  }
  for (const { name, folder } of foreignPackages) {
    await write(`${folder}/imports-${name.replaceAll(/[^a-z]+/g, "-")}.ts`, `export * from "${name}";\n`);
  }
  for (const [file, text] of Object.entries(planted)) await write(file, text);
  reports = await lint();
}, 120_000);

afterAll(() => rm(copy, { recursive: true }));

describe("the import rules", () => {
  it.each(rooms)("let %s import what the table lists and nothing else", (room) => {
    const refused = reportsFor(`${folderFor(room)}/forbidden.ts`).map(
      (report) => /to elements of type "(\w+)"/.exec(report.message)?.[1],
    );
    expect(refused.toSorted()).toEqual(forbiddenTo(room).toSorted());
    expect(reportsFor(`${folderFor(room)}/allowed.ts`)).toEqual([]);
  });

  it.each(foreignPackages)("keep $name to its owner", ({ name, folder }) => {
    expect(rulesFor(`${folder}/imports-${name.replaceAll(/[^a-z]+/g, "-")}.ts`)).toContain(
      "eslint(no-restricted-imports)",
    );
  });
});

describe("the budgets", () => {
  it.each(Object.entries(expectedRules))("refuse %s", (file, rule) => {
    expect(rulesFor(file)).toContain(rule);
  });
});
