import { createHash } from "node:crypto";
import { createServer, type Server } from "node:net";

/** Raised where another process already works on the folder. */
export class LockedError extends Error {
  override readonly name = "LockedError";
}

const codeOf = (error: unknown): unknown => (error instanceof Error && "code" in error ? error.code : undefined);

const listen = (server: Server, name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ path: name }, resolve);
  });

/**
 * Makes this the only process on `dataDir`, until it ends in whatever way: the name of an abstract socket goes with
 * its process, so that a kill leaves nothing to clean. Linux has these; elsewhere the ports alone keep a second one out.
 * Throws LockedError. Returns what gives the lock up.
 */
export const lockDataDir = async (dataDir: string): Promise<() => Promise<void>> => {
  if (process.platform !== "linux") return () => Promise.resolve();
  const server = createServer((socket) => socket.destroy());
  const name = `\0vitrine-${createHash("sha256").update(dataDir).digest("hex").slice(0, 32)}`;
  await listen(server, name).catch((error: unknown) => {
    if (codeOf(error) !== "EADDRINUSE") throw error;
    throw new LockedError(`Another Vitrine process already uses ${dataDir}. Stop it, or set another DATA_DIR.`);
  });
  server.unref();
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
    });
};
