#!/usr/bin/env node
/** Runs the engine alone until it is told to stop, or `token …`; see docs/management-api.md. */
import path from "node:path";
import { buildEngine } from "./build-engine.mjs";
import { forwardSignals, loadEnvFiles, spawnNode, waitForExit } from "./run-node.mjs";
import { toServerMemory } from "./server-memory.mjs";

loadEnvFiles();
await buildEngine();
const { nodeArgs, env } = toServerMemory(process.env);
// The program runs in its own folder; what it keeps belongs to the folder it was called from.
const DATA_DIR = path.resolve(process.env.DATA_DIR || "data");
const engine = spawnNode([...nodeArgs, "dist/engine.mjs", ...process.argv.slice(2)], { ...env, DATA_DIR });
forwardSignals(() => engine);
process.exitCode = await waitForExit(engine);
