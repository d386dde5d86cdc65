import { describe, expect, it } from "vitest";
import { toShiftWords } from "./measure-words";

describe("figures in words", () => {
  it("tells less from more, and calls only equal bytes the same", () => {
    expect(toShiftWords(1000, 880)).toBe("12 % less");
    expect(toShiftWords(1000, 2100)).toBe("110 % more");
    expect(toShiftWords(1000, 1000)).toBe("the same");
    expect(toShiftWords(100_000, 99_999)).toBe("slightly less");
    expect(toShiftWords(100_000, 100_001)).toBe("slightly more");
  });
});
