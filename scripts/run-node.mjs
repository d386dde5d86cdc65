import { spawn } from "node:child_process";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");

/** Reads `.env.local` and `.env` as Next does: what is set already wins, then the first file that names it. */
export const loadEnvFiles = () => {
  for (const name of [".env.local", ".env"]) {
    try {
      process.loadEnvFile(path.join(root, name));
    } catch (error) {
      if (error.code !== "ENOENT") throw error;
    }
  }
};

/** Starts a Node program as a child with this terminal. */
export const spawnNode = (args, env = {}) =>
  spawn(process.execPath, args, { cwd: root, stdio: "inherit", env: { ...process.env, ...env } });

/** Starts Next's own command; `nodeArgs` are for Node itself. */
export const spawnNext = (args, env = {}, nodeArgs = []) =>
  spawnNode([...nodeArgs, path.join(root, "node_modules/next/dist/bin/next"), ...args], {
    NEXT_TELEMETRY_DISABLED: process.env.NEXT_TELEMETRY_DISABLED || "1",
    ...env,
  });

/** Resolves to the exit code a shell would show. */
export const waitForExit = (child) =>
  new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code, signal) => resolve(code ?? (signal === "SIGINT" ? 130 : 143)));
  });

/** Gives this process's signals to the child, so that stopping one stops both. */
export const forwardSignals = (getChild) => {
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, () => getChild()?.kill(signal));
};
