import { describe, expect, it } from "vitest";
import { findEnd, toLocal } from "./ending";

const nowMs = Date.parse("2026-05-01T12:00:30.000Z");
const after = (kind: "hour" | "day" | "week" | "month") => findEnd({ kind, local: "" }, nowMs);

describe("findEnd", () => {
  it("counts the given lengths from now", () => {
    expect(["hour", "day", "week", "month"].map((kind) => after(kind as "hour"))).toEqual([
      "2026-05-01T13:00:30.000Z",
      "2026-05-02T12:00:30.000Z",
      "2026-05-08T12:00:30.000Z",
      "2026-05-31T12:00:30.000Z",
    ]);
    expect(findEnd({ kind: "never", local: "" }, nowMs)).toBeNull();
  });

  it("takes an exact moment in the reader's time zone, if it is still to come", () => {
    const local = toLocal(nowMs + 3_600_000);
    expect(findEnd({ kind: "exact", local }, nowMs)).toBe("2026-05-01T13:00:00.000Z");
    expect(findEnd({ kind: "exact", local: toLocal(nowMs) }, nowMs)).toBeUndefined();
    expect(findEnd({ kind: "exact", local: "" }, nowMs)).toBeUndefined();
  });
});
