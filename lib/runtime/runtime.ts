import path from "node:path";
import { type Config, ConfigError, loadConfig } from "@/lib/config/load-config";
import { LockedError } from "@/lib/storage/folder-lock";
import { createLogger } from "./logger";
import { createRuntime, type Runtime } from "./create-runtime";

/** Next bundles instrumentation and routes apart: each has its own copy of this module, but there is one global. */
const slot = Symbol.for("vitrine.runtime");
type Global = typeof globalThis & { [slot]?: Promise<Runtime> };

/** Faults that a person mends, in words for a terminal. The process ends: nothing here could go on. */
const endWithWords = (words: string): never => {
  process.stderr.write(`\n${words}\n\n`);
  process.exit(1);
};

/** The process's settings. Ends it in words where they have faults. */
export const getConfig = (): Config => {
  try {
    return loadConfig();
  } catch (error) {
    if (error instanceof ConfigError) endWithWords(error.message);
    throw error;
  }
};

/** What a person can do about it, or undefined when only the log can tell. */
const findRemedy = (error: unknown, { dataDir, engine }: Config): string | undefined => {
  if (error instanceof LockedError) return error.message;
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  if (error.code === "EADDRINUSE") {
    return `${engine.host}:${engine.port} is taken. Stop what listens there, or set ENGINE_PORT.`;
  }
  return error.code === "EACCES" || error.code === "EROFS"
    ? `${dataDir} cannot be written (${error.message}). Change its owner, or set another DATA_DIR.`
    : undefined;
};

const build = async (): Promise<Runtime> => {
  const config = getConfig();
  const log = createLogger(config.logLevel);
  try {
    return await createRuntime({ config, log, sandboxFolder: path.join(process.cwd(), "dist/sandbox") });
  } catch (error) {
    const remedy = findRemedy(error, config);
    if (remedy === undefined) log.error({ err: error }, "could not start");
    return endWithWords(remedy ?? "Vitrine could not start. The line above says why.");
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
