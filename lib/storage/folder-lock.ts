import { createHash } from "node:crypto";
import { mkdir, realpath } from "node:fs/promises";
import { createServer, type Server } from "node:net";

/** Raised where another process already works on the folder. Its message is for people. */
export class LockedError extends Error {
  override readonly name = "LockedError";
}

const codeOf = (error: unknown): unknown => (error instanceof Error && "code" in error ? error.code : undefined);

const listen = (server: Server, name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ path: name }, resolve);
  });

/** One name per folder, however its path is spelt. */
const toLockName = async (folder: string): Promise<string> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const hash = createHash("sha256").update(await realpath(folder));
  return `\0vitrine-${hash.digest("hex").slice(0, 32)}`;
};

/**
 * Makes this the only process on `folder`, which is made if absent, until it ends in whatever way: the name of an
 * abstract socket goes with its process. Linux has these, one set per network namespace; elsewhere ports alone tell.
 * Throws LockedError. Returns what gives the lock up.
 */
export const lockFolder = async (folder: string): Promise<() => Promise<void>> => {
  if (process.platform !== "linux") return () => Promise.resolve();
  const server = createServer((socket) => socket.destroy());
  await listen(server, await toLockName(folder)).catch((error: unknown) => {
    if (codeOf(error) !== "EADDRINUSE") throw error;
    throw new LockedError(`Another Vitrine process already uses ${folder}. Stop it, or set another DATA_DIR.`);
  });
  server.unref();
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
    });
};
