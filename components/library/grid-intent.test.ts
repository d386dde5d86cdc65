import { describe, expect, it } from "vitest";
import { findKeyIntent, toClickIntent } from "./grid-intent";

const press = (key: string, more: object = {}) => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
});

describe("findKeyIntent", () => {
  it("opens, selects, removes and clears by one key each", () => {
    expect(["Enter", " ", "x", "X", "Delete", "Escape"].map((key) => findKeyIntent(press(key))?.kind)).toEqual([
      "open",
      "open",
      "toggle",
      "toggle",
      "remove",
      "clear",
    ]);
  });

  it("walks, and extends the selection while shift is held", () => {
    expect(findKeyIntent(press("ArrowDown"))).toEqual({ kind: "step", step: "down", isExtending: false });
    expect(findKeyIntent(press("End", { shiftKey: true }))).toEqual({ kind: "step", step: "last", isExtending: true });
  });

  it("selects all with Ctrl or Cmd", () => {
    expect(findKeyIntent(press("a", { ctrlKey: true }))).toEqual({ kind: "all" });
    expect(findKeyIntent(press("A", { metaKey: true }))).toEqual({ kind: "all" });
  });

  it("leaves the browser's own shortcuts alone", () => {
    expect(findKeyIntent(press("x", { ctrlKey: true }))).toBeUndefined();
    expect(findKeyIntent(press("ArrowLeft", { altKey: true }))).toBeUndefined();
    expect(findKeyIntent(press("Tab"))).toBeUndefined();
    expect(findKeyIntent(press("a"))).toBeUndefined();
  });
});

describe("toClickIntent", () => {
  const plain = { shiftKey: false, ctrlKey: false, metaKey: false };
  it("opens on a plain press", () => {
    expect(toClickIntent(plain, "picture", false).kind).toBe("open");
  });

  it("selects on the tick, with a modifier, or while something is selected", () => {
    expect(toClickIntent(plain, "select", false).kind).toBe("toggle");
    expect(toClickIntent({ ...plain, metaKey: true }, "picture", false).kind).toBe("toggle");
    expect(toClickIntent(plain, "picture", true).kind).toBe("toggle");
    expect(toClickIntent({ ...plain, shiftKey: true }, "picture", true).kind).toBe("extend");
  });
});
