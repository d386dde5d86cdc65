import { beforeEach, describe, expect, it } from "vitest";
import { RequestLimiter } from "./request-limiter";

let nowMs = 0;
const clock = () => new Date(nowMs);
beforeEach(() => {
  nowMs = Date.parse("2026-01-01T00:00:00Z");
});

const open = (blockSeconds = 300) =>
  new RequestLimiter({ name: "default", requests: 3, windowSeconds: 60, blockSeconds, clock });
const takes = (limiter: RequestLimiter, holder: string, times: number) =>
  Array.from({ length: times }, () => limiter.take(holder).isAllowed);

describe("RequestLimiter", () => {
  it("lets as many through as there are, and counts down", () => {
    const limiter = open();
    expect(limiter.take("a")).toEqual({ isAllowed: true, remaining: 2, resetSeconds: 60 });
    nowMs += 1500;
    expect(limiter.take("a")).toEqual({ isAllowed: true, remaining: 1, resetSeconds: 59 });
    expect(limiter.take("a")).toEqual({ isAllowed: true, remaining: 0, resetSeconds: 59 });
  });

  it("begins anew when the window is over", () => {
    const limiter = open();
    expect(takes(limiter, "a", 3)).toEqual([true, true, true]);
    nowMs += 60_000;
    expect(limiter.take("a")).toEqual({ isAllowed: true, remaining: 2, resetSeconds: 60 });
  });

  it("shuts out for the whole block, counted from the request too many, whatever is asked meanwhile", () => {
    const limiter = open();
    expect(takes(limiter, "a", 4)).toEqual([true, true, true, false]);
    nowMs += 299_999;
    expect(limiter.take("a")).toEqual({ isAllowed: false, remaining: 0, resetSeconds: 1 });
    nowMs += 1;
    expect(limiter.take("a").isAllowed).toBe(true);
  });

  it("without a block waits for the window only", () => {
    const limiter = open(0);
    expect(takes(limiter, "a", 5)).toEqual([true, true, true, false, false]);
    nowMs += 60_000;
    expect(limiter.take("a").isAllowed).toBe(true);
  });

  it("counts each holder alone", () => {
    const limiter = open();
    takes(limiter, "a", 9);
    expect(limiter.take("b")).toEqual({ isAllowed: true, remaining: 2, resetSeconds: 60 });
  });

  it("forgets nobody's block while ten thousand others come and go", () => {
    const limiter = open();
    takes(limiter, "a", 4);
    for (let at = 0; at < 20_000; at += 1) limiter.take(`other-${at}`);
    nowMs += 61_000;
    limiter.take("sweep");
    expect(limiter.take("a").isAllowed).toBe(false);
  });

  it("says in headers where a holder stands", () => {
    const limiter = open();
    expect(limiter.toHeaders(limiter.take("a"))).toEqual({
      Ratelimit: '"default";r=2;t=60',
      "Ratelimit-Policy": '"default";q=3;w=60',
    });
  });
});
