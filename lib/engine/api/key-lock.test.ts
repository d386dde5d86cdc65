import { describe, expect, it } from "vitest";
import { KeyLock } from "./key-lock";

/** A promise and the key to it. */
const gate = () => {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open: () => open(), opened };
};

describe("KeyLock", () => {
  it("runs work for one key in turn, and other keys meanwhile", async () => {
    const lock = new KeyLock();
    const order: string[] = [];
    const first = gate();
    const one = lock.run("a", async () => {
      await first.opened;
      order.push("a1");
    });
    const two = lock.run("a", async () => void order.push("a2"));
    await lock.run("b", async () => void order.push("b"));
    expect(order).toEqual(["b"]);
    first.open();
    await Promise.all([one, two]);
    expect(order).toEqual(["b", "a1", "a2"]);
  });

  it("hands over what the work gave, and goes on after a failure", async () => {
    const lock = new KeyLock();
    const failing = lock.run("a", () => Promise.reject(new Error("no")));
    const following = lock.run("a", async () => 7);
    await expect(failing).rejects.toThrow("no");
    expect(await following).toBe(7);
  });
});
