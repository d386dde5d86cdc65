import { spawn } from "node:child_process";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");

/**
 * Runs one command in the project's root with its own tools on the PATH.
 * Resolves to { exitCode, output, durationMs }; output is also shown unless `isQuiet`.
 */
export const runCommand = (command, args, { env = {}, isQuiet = false } = {}) =>
  new Promise((resolve, reject) => {
    const startedAt = performance.now();
    const child = spawn(command, args, {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...process.env,
        PATH: `${path.join(root, "node_modules/.bin")}${path.delimiter}${process.env.PATH}`,
        ...env,
      },
    });
    let output = "";
    for (const [stream, out] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ]) {
      stream.setEncoding("utf8");
      stream.on("data", (text) => {
        output += text;
        if (!isQuiet) out.write(text);
      });
    }
    child.on("error", reject);
    child.on("close", (exitCode) =>
      resolve({ exitCode: exitCode ?? 1, output, durationMs: performance.now() - startedAt }),
    );
  });
