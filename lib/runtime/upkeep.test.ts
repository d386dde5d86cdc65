import { describe, expect, it } from "vitest";
import type { Log } from "@/lib/http/log";
import { startUpkeep } from "./upkeep";

const setUp = (round: (signal: AbortSignal, count: number) => Promise<void>) => {
  const errors: string[] = [];
  const ignore = () => undefined;
  const log: Log = {
    debug: ignore,
    info: ignore,
    warn: ignore,
    error: (_fields, message) => void errors.push(message),
  };
  const state = { rounds: 0, atOnce: 0, mostAtOnce: 0 };
  const upkeep = startUpkeep({
    everySeconds: 3600,
    log,
    round: async (signal) => {
      state.rounds += 1;
      state.atOnce += 1;
      state.mostAtOnce = Math.max(state.mostAtOnce, state.atOnce);
      try {
        await round(signal, state.rounds);
      } finally {
        state.atOnce -= 1;
      }
    },
  });
  return { upkeep, state, errors };
};
const gate = () => {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
};

describe("upkeep", () => {
  it("runs once more, however often it was woken during a round, and never twice at once", async () => {
    const first = gate();
    const second = gate();
    const { upkeep, state } = setUp(async (_signal, count) => {
      if (count === 1) await first.opened;
      else second.open();
    });
    for (let count = 0; count < 5; count += 1) upkeep.wake();
    first.open();
    await second.opened;
    await upkeep.stop();
    expect(state).toMatchObject({ rounds: 2, mostAtOnce: 1 });
  });

  it("goes on after a round that failed, and says so", async () => {
    const done = gate();
    const { upkeep, errors } = setUp(async (_signal, count) => {
      if (count === 1) throw new Error("upstream down");
      done.open();
    });
    upkeep.wake();
    upkeep.wake();
    await done.opened;
    await upkeep.stop();
    expect(errors).toEqual(["a round of upkeep failed"]);
  });

  it("stops the round under way through its signal, waits for it, and starts none after", async () => {
    const { upkeep, state, errors } = setUp(
      (signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener("abort", () => reject(new Error("stopped")));
        }),
    );
    upkeep.wake();
    await upkeep.stop();
    upkeep.wake();
    expect(state).toMatchObject({ rounds: 1, atOnce: 0 });
    expect(errors).toEqual([]);
  });
});
