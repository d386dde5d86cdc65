import { describe, expect, it } from "vitest";
import { emptySelection, extendTo, keepShown, selectAll, toggleOne } from "./selection";

const order = ["a", "b", "c", "d", "e"];
const ids = (selection: { ids: ReadonlySet<string> }) => [...selection.ids].toSorted();

describe("selection", () => {
  it("adds one and takes it away again", () => {
    const one = toggleOne(emptySelection, "b");
    expect(ids(one)).toEqual(["b"]);
    expect(ids(toggleOne(one, "b"))).toEqual([]);
  });

  it("extends from the last one touched, in both directions", () => {
    const from = toggleOne(emptySelection, "c");
    expect(ids(extendTo(from, "e", order))).toEqual(["c", "d", "e"]);
    expect(ids(extendTo(from, "a", order))).toEqual(["a", "b", "c"]);
  });

  it("keeps the anchor while a range grows", () => {
    const grown = extendTo(extendTo(toggleOne(emptySelection, "b"), "c", order), "d", order);
    expect(grown.anchorId).toBe("b");
    expect(ids(grown)).toEqual(["b", "c", "d"]);
  });

  it("keeps what was chosen outside of the range", () => {
    const apart = toggleOne(toggleOne(emptySelection, "a"), "d");
    expect(ids(extendTo(apart, "e", order))).toEqual(["a", "d", "e"]);
  });

  it("adds one alone when the anchor is gone", () => {
    expect(ids(extendTo({ ids: new Set(), anchorId: "gone" }, "c", order))).toEqual(["c"]);
    expect(extendTo(emptySelection, "gone", order)).toBe(emptySelection);
  });

  it("selects everything shown", () => {
    expect(ids(selectAll(order))).toEqual(order);
  });

  it("drops what is no longer shown, and is the same object when nothing is", () => {
    const two = toggleOne(toggleOne(emptySelection, "a"), "b");
    expect(ids(keepShown(two, ["b", "c"]))).toEqual(["b"]);
    expect(keepShown(two, order)).toBe(two);
  });
});
