import path from "node:path";
import { type Config, ConfigError, loadConfig } from "@/lib/config/load-config";
import { createLogger } from "./logger";
import { createRuntime, type Runtime } from "./create-runtime";
import { LockedError } from "./process-lock";

/** Next bundles instrumentation and routes apart: each has its own copy of this module, but there is one global. */
const slot = Symbol.for("vitrine.runtime");
type Global = typeof globalThis & { [slot]?: Promise<Runtime> };

/** Faults that a person mends, in words for a terminal. The process ends: nothing here could go on. */
const endWithWords = (words: string): never => {
  process.stderr.write(`\n${words}\n\n`);
  process.exit(1);
};

const getConfig = (): Config => {
  try {
    return loadConfig();
  } catch (error) {
    if (error instanceof ConfigError) endWithWords(error.message);
    throw error;
  }
};

const isAddressTaken = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "EADDRINUSE";

const build = async (): Promise<Runtime> => {
  const config = getConfig();
  try {
    return await createRuntime({
      config,
      log: createLogger(config.logLevel),
      sandboxFolder: path.join(process.cwd(), "dist/sandbox"),
    });
  } catch (error) {
    if (error instanceof LockedError) endWithWords(error.message);
    if (isAddressTaken(error)) {
      endWithWords(
        `${config.engine.host}:${config.engine.port} is taken. Stop what listens there, or set ENGINE_PORT.`,
      );
    }
    throw error;
  }
};

/** The one runtime of this process, built at the first call. */
export const getRuntime = (): Promise<Runtime> => {
  const shared: Global = globalThis;
  return (shared[slot] ??= build());
};

/** Tests put a runtime of their own in the place of the process's one. */
export const setRuntime = (runtime: Promise<Runtime> | undefined): void => {
  const shared: Global = globalThis;
  if (runtime === undefined) delete shared[slot];
  else shared[slot] = runtime;
};
