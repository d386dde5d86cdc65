import { describe, expect, it } from "vitest";
import { toCacheControl } from "./cache-control";

const now = 1_700_000_000.4;

describe("toCacheControl", () => {
  it("lets everybody keep what is public, for the time that is set", () => {
    expect(toCacheControl({ isPrivate: false }, 172_800, now)).toBe(
      "public, max-age=172800, stale-while-revalidate=7200",
    );
    expect(toCacheControl({ isPrivate: false }, 3600, now)).toBe("public, max-age=3600, stale-while-revalidate=7200");
  });

  it.each([
    [now + 1200, 1200],
    [now + 0.3, 0],
    [now - 50, 0],
    [now + 999_999_999, 31_536_000],
    [undefined, 3600],
  ])("lets only the asker keep what is private, until %d: %i seconds", (expiresAtSeconds, seconds) => {
    expect(toCacheControl({ isPrivate: true, expiresAtSeconds }, 172_800, now)).toBe(`private, max-age=${seconds}`);
  });
});
