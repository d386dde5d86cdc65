/** Builds the product: the decoder bundles, then Next; leaves a stamp by which `npm start` knows whether it is current. */
import { devNull } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { buildSandbox } from "./build-sandbox.mjs";
import { readSourceStamp, writeBuildStamp } from "./build-stamp.mjs";
import { loadEnvFiles, spawnNext, waitForExit } from "./run-node.mjs";

/** A page that opened the data folder while it is built would shut out the process that serves from it: the build fails. */
const nowhere = path.join(devNull, "data");

/** Throws when Next's build fails; its own output says why. */
export const buildProduct = async () => {
  const stamp = await readSourceStamp();
  await buildSandbox();
  const exitCode = await waitForExit(spawnNext(["build"], { NODE_ENV: "production", DATA_DIR: nowhere }));
  if (exitCode !== 0) throw new Error(`next build ended with ${exitCode}`);
  await writeBuildStamp(stamp);
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  loadEnvFiles();
  await buildProduct();
}
