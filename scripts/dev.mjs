/** Runs the product with reload: Next reloads pages and routes; what lives longer than a request restarts it. */
import { watch } from "node:fs";
import path from "node:path";
import { buildSandbox } from "./build-sandbox.mjs";
import { forwardSignals, loadEnvFiles, spawnNext, waitForExit } from "./run-node.mjs";

const root = path.resolve(import.meta.dirname, "..");
const watched = [
  "lib/auth",
  "lib/config",
  "lib/db",
  "lib/engine",
  "lib/runtime",
  "lib/sandbox",
  "lib/services",
  "lib/storage",
  "lib/upstream",
];
const settleMs = 300;

loadEnvFiles();
await buildSandbox();

let next;
let isRestarting = false;
const start = () => {
  next = spawnNext(["dev", "-H", process.env.HOST || "127.0.0.1", "-p", process.env.PORT || "3000"]);
  void waitForExit(next).then((code) => {
    if (!isRestarting) process.exit(code);
  });
};

const restart = async () => {
  if (isRestarting) return;
  isRestarting = true;
  console.log("The server's own sources changed: starting again.");
  const ended = waitForExit(next);
  next.kill("SIGTERM");
  await ended;
  await buildSandbox().catch((error) => console.log(error.message));
  isRestarting = false;
  start();
};

let timer;
for (const folder of watched) {
  watch(path.join(root, folder), { recursive: true }, (_event, file) => {
    if (file === null || file.includes(".test.")) return;
    clearTimeout(timer);
    timer = setTimeout(restart, settleMs);
  });
}
forwardSignals(() => next);
start();
