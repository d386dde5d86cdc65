/** Builds when the build is missing or stale, then runs the product until it is told to stop. */
import { buildProduct } from "./build.mjs";
import { findBuildStamp, readSourceStamp } from "./build-stamp.mjs";
import { forwardSignals, loadEnvFiles, spawnNext, waitForExit } from "./run-node.mjs";
import { toServerMemory } from "./server-memory.mjs";

loadEnvFiles();
const built = await findBuildStamp();
if (built !== (await readSourceStamp())) {
  console.log(built === undefined ? "Building, this takes a minute." : "The sources changed: building again.");
  await buildProduct();
}
const address = ["-H", process.env.HOST || "127.0.0.1", "-p", process.env.PORT || "3000"];
const { nodeArgs, env } = toServerMemory(process.env);
const next = spawnNext(["start", ...address], { NODE_ENV: "production", ...env }, nodeArgs);
forwardSignals(() => next);
process.exitCode = await waitForExit(next);
