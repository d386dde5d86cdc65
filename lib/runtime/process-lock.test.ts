import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { lockDataDir, LockedError } from "./process-lock";

it.runIf(process.platform === "linux")("lets one process at a time work on a folder", async () => {
  const folder = `/tmp/vitrine-lock-${randomUUID()}`;
  const unlock = await lockDataDir(folder);
  await expect(lockDataDir(folder)).rejects.toThrow(LockedError);
  await expect(lockDataDir(folder)).rejects.toThrow(folder);
  const unlockOther = await lockDataDir(`${folder}-2`);
  await unlockOther();
  await unlock();
  await (
    await lockDataDir(folder)
  )();
});
