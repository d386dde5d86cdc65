import { describe, expect, it } from "vitest";
import { connections, estimateArrivalMs } from "./connections";
import { judgeFetch } from "./fetch-fit";
import { fitWords } from "./fit-words";

const judge = (receivedWidthPx: number, drawnWidthPx: number, dpr: number) =>
  judgeFetch({ receivedWidthPx, drawnWidthPx, dpr, originalWidthPx: 3000 });

describe("how pixels compare with dots", () => {
  it("is content from four fifths to one and a half pixels per dot", () => {
    for (const received of [320, 400, 600]) expect(judge(received, 200, 2)).toEqual({ kind: "fits" });
  });

  it("calls more over-fetch, and counts by area", () => {
    expect(judge(800, 200, 2)).toEqual({ kind: "over", times: 4 });
    expect(judge(601, 200, 2).kind).toBe("over");
  });

  it("calls fewer under-fetch, and says when the original has no more", () => {
    expect(judge(300, 200, 2)).toEqual({ kind: "under", percent: 75, isAllThereIs: false });
    expect(judgeFetch({ receivedWidthPx: 100, drawnWidthPx: 200, dpr: 1, originalWidthPx: 100 })).toEqual({
      kind: "under",
      percent: 50,
      isAllThereIs: true,
    });
  });

  it("judges nothing where a size is unknown", () => {
    expect([judge(0, 200, 2).kind, judge(200, 0, 2).kind]).toEqual(["fits", "fits"]);
  });

  it("says so in words with the numbers of the rule", () => {
    expect(fitWords.over(4)).toBe("Over-fetch ×4.0");
    expect(fitWords.under(50, true)).toBe("Under-fetch 50 %, the original has no more");
    expect(fitWords.overMeaning).toContain("1.5 pixels");
    expect(fitWords.underMeaning).toContain("0.8 pixels");
  });
});

describe("estimated arrival", () => {
  it("is one round trip and the bits at the stated rate", () => {
    const [slow, fast, cable] = connections.map((connection) => estimateArrivalMs(200_000, connection));
    expect([slow, Math.round(fast ?? 0), cable]).toEqual([1150, 348, 348]);
  });
});
