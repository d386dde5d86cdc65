import { randomBytes } from "node:crypto";
import { chmod, link, mkdir, open, readFile, rm } from "node:fs/promises";
import path from "node:path";

/**
 * Reads a secret kept in one file, or makes it once. Mode 0600; of two processes that start together, one wins.
 * `create` makes the text of a secret that does not exist yet.
 */
export const readOrCreateSecret = async (file: string, create: () => string): Promise<string> => {
  const existing = await readFile(file, "utf8").catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  });
  if (existing !== undefined) {
    await chmod(file, 0o600);
    return existing.trim();
  }
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const temporary = `${file}.${randomBytes(6).toString("hex")}`;
  // The bundler would take every file of the project for one that may be opened here.
  const target = await open(/* turbopackIgnore: true */ temporary, "wx", 0o600);
  try {
    await target.writeFile(`${create()}\n`);
    await target.sync();
  } finally {
    await target.close();
  }
  // A hard link fails where the name exists: the first of two starters decides.
  await link(temporary, file).catch((error: unknown) => {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  });
  await rm(temporary);
  return (await readFile(file, "utf8")).trim();
};
