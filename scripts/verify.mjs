/** Format, lint, types, unused code, unit tests: everything that needs neither network nor browser. */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { runCommand } from "./run-command.mjs";

const unitReportFile = "test-results/unit.json";
const unitReport = ["--reporter", "json", "--outputFile.json", unitReportFile];
const slowestShown = 3;

/** The files that took longest: they are the first to make faster, or to move to the integration tests. */
const nameSlowest = async () => {
  const text = await readFile(unitReportFile, "utf8").catch((error) => `{"fault":${JSON.stringify(error.message)}}`);
  const { testResults, fault } = JSON.parse(text);
  if (fault !== undefined) return `unknown, ${fault}`;
  const files = testResults
    .map(({ name, startTime, endTime }) => ({ name: path.relative("", name), seconds: (endTime - startTime) / 1000 }))
    .toSorted((a, b) => b.seconds - a.seconds)
    .slice(0, slowestShown);
  return files.map(({ name, seconds }) => `${name} ${seconds.toFixed(1)} s`).join(", ");
};

const check = (name, command, ...args) => ({ name, command, args });

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
  console.log(`slowest unit tests: ${await nameSlowest()}`);
  console.log(`verify took ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
  return failed;
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  process.exitCode = (await verify()).length === 0 ? 0 : 1;
}
