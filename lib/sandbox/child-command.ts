import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";

export type ChildCommand = Readonly<{ file: string; args: readonly string[]; env: Readonly<NodeJS.ProcessEnv> }>;

/** What sharp and the HEIC decoder consist of on disk. Nothing else can be read by a child. */
const decoderPackages = ["sharp", "@img", "detect-libc", "semver", "libheif-js"] as const;

const permissionFlag = process.allowedNodeEnvironmentFlags.has("--permission")
  ? "--permission"
  : "--experimental-permission";

/** The `node_modules` folder that holds sharp, as seen from the child's file. Throws when sharp is not installed. */
const getModulesFolder = (childFile: string): string => {
  const entry = createRequire(childFile).resolve("sharp");
  const marker = `${path.sep}node_modules${path.sep}`;
  return entry.slice(0, entry.lastIndexOf(`${marker}sharp${path.sep}`) + marker.length - 1);
};

const checkBundle = (childFile: string): void => {
  try {
    createRequire(childFile).resolve(childFile);
  } catch (cause) {
    throw new Error(`There is no ${childFile}. Run: npm run build`, { cause });
  }
};

/**
 * How to start a child: this Node, permission model on, native addons allowed, readable files only the bundle and
 * `packages`, no environment but the allocator's and the thread pool's. Throws when there is no such bundle: a child
 * that never starts would make every file look unreadable.
 */
export const toChildCommand = (childFile: string, packages: readonly string[] = decoderPackages): ChildCommand => {
  checkBundle(childFile);
  const folder = packages.length === 0 ? "" : getModulesFolder(childFile);
  const readable = [childFile, ...packages.map((name) => path.join(folder, name, path.sep))];
  return {
    file: process.execPath,
    args: [
      permissionFlag,
      ...(packages.length === 0 ? [] : ["--allow-addons"]),
      ...readable.map((file) => `--allow-fs-read=${file}`),
      "--expose-gc",
      "--disable-warning=ExperimentalWarning",
      "--disable-warning=SecurityWarning",
      childFile,
    ],
    // One job at a time needs one thread; an arena for each further one would hold a tenth more memory, for no speed.
    env: { NODE_ENV: "production", MALLOC_ARENA_MAX: "1", UV_THREADPOOL_SIZE: "1" },
  };
};

const niceArgs = ["-n", "19"];
let isNiceThere: boolean | undefined;

/** POSIX has it; a system without it runs such children like any other. */
const hasNice = (): boolean => {
  isNiceThere ??= spawnSync("nice", [...niceArgs, "true"], { stdio: "ignore" }).status === 0;
  return isNiceThere;
};

/** The same child, all threads of it, with no more of the processor than others leave. */
export const toLowCommand = (command: ChildCommand): ChildCommand =>
  hasNice() ? { ...command, file: "nice", args: [...niceArgs, command.file, ...command.args] } : command;
