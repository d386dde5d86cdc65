/** Everything: verify, integration tests, the build, and the journeys in a real browser. Ends with one line of counts. */
import { mkdir, readFile, rm } from "node:fs/promises";
import { findChromium } from "./find-chromium.mjs";
import { runCommand } from "./run-command.mjs";
import { verify } from "./verify.mjs";

const readJson = (file) =>
  readFile(file, "utf8").then(
    (text) => JSON.parse(text),
    (error) => {
      console.log(`no report at ${file}: ${error.message}`);
      return undefined;
    },
  );

const vitestCounts = async (file) => {
  const report = await readJson(file);
  return { passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 1 };
};

const playwrightCounts = async (file) => {
  const report = await readJson(file);
  const { expected = 0, flaky = 0, unexpected = 1 } = report?.stats ?? {};
  return { passed: expected + flaky, failed: unexpected };
};

const section = async (title, run) => {
  console.log(`\n== ${title}`);
  return run();
};

await rm("test-results", { recursive: true, force: true });
await mkdir("test-results", { recursive: true });
const counts = [];
const failures = await section("verify", verify);
counts.push(await vitestCounts("test-results/unit.json"));

const integration = await section("integration tests", () =>
  runCommand("vitest", [
    "run",
    "--project",
    "integration",
    "--reporter",
    "default",
    "--reporter",
    "json",
    "--outputFile.json",
    "test-results/integration.json",
  ]),
);
counts.push(await vitestCounts("test-results/integration.json"));
if (integration.exitCode !== 0) failures.push("integration tests");

const build = await section("build", () => runCommand("node", ["scripts/build.mjs"]));
if (build.exitCode !== 0) failures.push("build");

const browser = await section("journeys in a browser", async () => {
  const executable = await findChromium();
  return runCommand("playwright", ["test"], { env: { CHROMIUM_PATH: executable } });
});
counts.push(await playwrightCounts("test-results/e2e.json"));
if (browser.exitCode !== 0) failures.push("journeys in a browser");

const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
if (failures.length > 0) console.log(`\nfailed: ${failures.join(", ")}`);
process.exitCode = failures.length === 0 && failed === 0 ? 0 : 1;
console.log(`\n${passed} passed, ${failed} failed`);
