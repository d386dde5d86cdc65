import { afterEach, beforeEach, expect, it } from "vitest";
import { closeBeforeExit } from "./shutdown";

const exit = process.exit.bind(process);
let known: NodeJS.SignalsListener[];
let ended: unknown[];
beforeEach(() => {
  known = process.listeners("SIGTERM") as NodeJS.SignalsListener[];
  ended = [];
  process.exit = ((code: number) => void ended.push(code)) as typeof process.exit;
});
afterEach(() => {
  process.exit = exit;
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    for (const listener of process.listeners(signal) as NodeJS.SignalsListener[]) {
      if (!known.includes(listener)) process.removeListener(signal, listener);
    }
  }
});

it("holds the end of the process back until everything is closed, once, with Next's exit code", async () => {
  let closeCalls = 0;
  let finish: () => void = () => undefined;
  const closed = new Promise<void>((resolve) => {
    finish = resolve;
  });
  closeBeforeExit(() => {
    closeCalls += 1;
    return closed;
  });
  process.emit("SIGTERM", "SIGTERM");
  process.emit("SIGINT", "SIGINT");
  expect(closeCalls).toBe(0);
  process.exit(143);
  process.exit(143);
  expect([closeCalls, ended]).toEqual([1, []]);
  finish();
  await closed;
  await new Promise(setImmediate);
  expect(ended).toEqual([143]);
});

it("lets the process end at once when nobody asked it to stop", () => {
  closeBeforeExit(() => Promise.reject(new Error("unused")));
  process.exit(1);
  expect(ended).toEqual([1]);
});
