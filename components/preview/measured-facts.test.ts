import { describe, expect, it } from "vitest";
import { toCacheWords, toDurationWords, toFacts, toPixelWords, toSavingWords } from "./measured-facts";

describe("measured facts in words", () => {
  it("states pixels only where both sides are known", () => {
    expect(toPixelWords(1920, 1277)).toBe("1920 × 1277");
    expect(toPixelWords(0, 0)).toBe("Not stated");
  });

  it.each([
    [18, 100, "82 %"],
    [100, 100, "None"],
    [1_001, 1_000, "None"],
    [150, 100, "50 % larger"],
    [3_000, 100, "2,900 % larger"],
    [1, 1_000, "99.9 %"],
    [4, 1_000, "99.6 %"],
    [1, 1_000_000, "99.9 %"],
    [10, 0, "Not stated"],
  ])("compares %i bytes with an original of %i as %s", (sizeBytes, originalBytes, words) =>
    expect(toSavingWords(sizeBytes, originalBytes)).toBe(words),
  );

  it("never claims that a picture weighs nothing", () => {
    expect(toSavingWords(1, 10_000_000)).not.toContain("100 %");
  });

  it.each([
    [0.2, "1 ms"],
    [41.3, "41 ms"],
    [999.4, "999 ms"],
    [999.6, "1.0 s"],
    [2_340, "2.3 s"],
  ])("says %d milliseconds as %s", (durationMs, words) => expect(toDurationWords(durationMs)).toBe(words));

  it("tells a hit from a miss, and neither where the host is silent", () => {
    expect([toCacheWords("hit"), toCacheWords("miss"), toCacheWords("unknown")]).toEqual([
      "From cache",
      "Made now",
      "Not stated",
    ]);
  });

  it("lists every fact, each with a name, a value and a meaning", () => {
    const facts = toFacts(
      {
        format: "webp",
        widthPx: 1920,
        heightPx: 1277,
        sizeBytes: 184_320,
        originalBytes: 1_024_000,
        durationMs: 41,
        cache: "hit",
        url: "http://localhost:3001/hash/id/default",
      },
      "default, as desktop",
    );
    expect(facts.map((fact) => fact.value)).toEqual([
      "default, as desktop",
      "WebP",
      "1920 × 1277",
      "184 kB",
      "82 %",
      "41 ms",
      "From cache",
      "1.1 s",
      "334 ms",
      "323 ms",
    ]);
    expect(new Set(facts.map((fact) => fact.name)).size).toBe(10);
    expect(facts.every((fact) => fact.meaning.endsWith("."))).toBe(true);
  });
});
