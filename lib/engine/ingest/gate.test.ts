import { expect, it } from "vitest";
import { Gate } from "./gate";

it("a gate lets in no more than it has places, in order, and goes on after a failure", async () => {
  const gate = new Gate(2);
  const began: number[] = [];
  let inside = 0;
  let most = 0;
  const outcomes = await Promise.allSettled(
    Array.from({ length: 20 }, (_, at) =>
      gate.run(async () => {
        began.push(at);
        inside += 1;
        most = Math.max(most, inside);
        await new Promise((resolve) => setImmediate(resolve));
        inside -= 1;
        if (at % 3 === 0) throw new Error("fails");
      }),
    ),
  );
  expect(most).toBe(2);
  expect(began).toEqual(Array.from({ length: 20 }, (_, at) => at));
  expect(outcomes.filter(({ status }) => status === "rejected")).toHaveLength(7);
  expect(await gate.run(() => Promise.resolve("next"))).toBe("next");
});
