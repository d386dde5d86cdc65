/** Format, lint, types, unused code, unit tests: everything that needs neither network nor browser. */
import { pathToFileURL } from "node:url";
import { runCommand } from "./run-command.mjs";

const checks = [
  ["format", "oxfmt", ["--check", "."]],
  ["lint", "oxlint", ["-c", "oxlint.config.mjs", "--deny-warnings"]],
  ["route types", "next", ["typegen"]],
  ["types", "tsc", ["--noEmit", "-p", "."]],
  ["unused code", "knip", ["--no-progress"]],
  [
    "unit tests",
    "vitest",
    [
      "run",
      "--project",
      "unit",
      "--reporter",
      "dot",
      "--reporter",
      "json",
      "--outputFile.json",
      "test-results/unit.json",
    ],
  ],
];

/** Resolves to the names of the checks that failed. All run, so that one fault does not hide another. */
export const verify = async () => {
  const failed = [];
  const startedAt = performance.now();
  for (const [name, command, args] of checks) {
    const { exitCode, output, durationMs } = await runCommand(command, args, { isQuiet: true });
    console.log(`${exitCode === 0 ? "ok    " : "failed"}  ${name.padEnd(12)} ${(durationMs / 1000).toFixed(1)} s`);
    if (exitCode !== 0) {
      failed.push(name);
      console.log(output);
    }
  }
  console.log(`verify took ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
  return failed;
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  process.exitCode = (await verify()).length === 0 ? 0 : 1;
}
