import { describe, expect, it } from "vitest";
import { toDaysLeft } from "./days-left";

const trashedAt = "2026-03-01T12:00:00.000Z";

describe("toDaysLeft", () => {
  it("starts at the whole retention and counts the started day", () => {
    expect(toDaysLeft(trashedAt, 30, Date.parse(trashedAt))).toBe(30);
    expect(toDaysLeft(trashedAt, 30, Date.parse("2026-03-30T18:00:00Z"))).toBe(1);
  });

  it("never falls below zero", () => {
    expect(toDaysLeft(trashedAt, 30, Date.parse("2026-05-01T00:00:00Z"))).toBe(0);
  });
});
