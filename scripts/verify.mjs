/** Format, lint, types, unused code, unit tests: everything that needs neither network nor browser. */
import { pathToFileURL } from "node:url";
import { runCommand } from "./run-command.mjs";

const check = (name, command, ...args) => ({ name, command, args });

const unitReport = ["--reporter", "json", "--outputFile.json", "test-results/unit.json"];

/** Lanes run side by side, so that two cores are busy; in a lane one check follows another. */
const lanes = [
  [check("unit tests", "vitest", "run", "--project", "unit", "--reporter", "dot", ...unitReport)],
  [
    check("format", "oxfmt", "--check", "."),
    // Types of the routes are made first: lint and compiler read them.
    check("route types", "next", "typegen"),
    check("types", "tsc", "--noEmit", "-p", "."),
    check("unused code", "knip", "--no-progress"),
    check("lint", "oxlint", "-c", "oxlint.config.mjs", "--deny-warnings"),
  ],
];

/** Names of the checks of a lane that failed. All run, so that one fault does not hide another. */
const runLane = async (checks) => {
  const failed = [];
  for (const { name, command, args } of checks) {
    const { exitCode, output, durationMs } = await runCommand(command, args, { isQuiet: true });
    console.log(`${exitCode === 0 ? "ok    " : "failed"}  ${name.padEnd(12)} ${(durationMs / 1000).toFixed(1)} s`);
    if (exitCode === 0) continue;
    failed.push(name);
    console.log(output);
  }
  return failed;
};

/** Resolves to the names of the checks that failed. */
export const verify = async () => {
  const startedAt = performance.now();
  const failed = (await Promise.all(lanes.map(runLane))).flat();
  console.log(`verify took ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
  return failed;
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  process.exitCode = (await verify()).length === 0 ? 0 : 1;
}
