/** Runs the engine alone until it is told to stop. */
import { buildSandbox } from "./build-sandbox.mjs";
import { forwardSignals, loadEnvFiles, spawnNode, waitForExit } from "./run-node.mjs";
import { toServerMemory } from "./server-memory.mjs";

loadEnvFiles();
await buildSandbox();
const { nodeArgs, env } = toServerMemory(process.env);
const engine = spawnNode([...nodeArgs, "--import", "tsx", "lib/engine/main.ts"], env);
forwardSignals(() => engine);
process.exitCode = await waitForExit(engine);
