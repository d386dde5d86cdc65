import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readOrCreateSecret } from "./secret-file";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "vitrine-secret-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe("readOrCreateSecret", () => {
  it("makes a secret once and gives the same one ever after", async () => {
    const file = path.join(folder, "secrets", "token");
    expect(await readOrCreateSecret(file, () => "first")).toBe("first");
    expect(await readOrCreateSecret(file, () => "second")).toBe("first");
  });

  it("lets one of many parallel starters win", async () => {
    const file = path.join(folder, "secrets", "token");
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => readOrCreateSecret(file, () => `s${index}`)),
    );
    expect(new Set(answers).size).toBe(1);
  });

  it("keeps the file to its owner, also one that was left open", async () => {
    const file = path.join(folder, "token");
    await writeFile(file, "known\n", { mode: 0o644 });
    expect(await readOrCreateSecret(file, () => "other")).toBe("known");
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });
});
