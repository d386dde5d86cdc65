import { mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lockFolder, LockedError } from "./folder-lock";

let home: string;
beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), "vitrine-lock-"));
});
afterEach(() => rm(home, { recursive: true }));

describe.runIf(process.platform === "linux")("a folder's lock", () => {
  it("lets one process at a time work on a folder, and names it to the other", async () => {
    const folder = path.join(home, "data");
    const unlock = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toThrow(LockedError);
    await expect(lockFolder(folder)).rejects.toThrow(folder);
    await unlock();
    await (
      await lockFolder(folder)
    )();
  });

  it("tells folders apart, and one inside another", async () => {
    const unlocks = await Promise.all(["a", "b", "a/engine"].map((name) => lockFolder(path.join(home, name))));
    expect(unlocks).toHaveLength(3);
    await Promise.all(unlocks.map((unlock) => unlock()));
  });

  it("knows a folder by any of its paths", async () => {
    const unlock = await lockFolder(path.join(home, "data"));
    await symlink(path.join(home, "data"), path.join(home, "same"));
    await expect(lockFolder(path.join(home, "same"))).rejects.toThrow(LockedError);
    await expect(lockFolder(`${home}/./other/../data`)).rejects.toThrow(LockedError);
    await unlock();
  });
});
