import { describe, expect, it } from "vitest";
import { toDifferenceSentence, toLikenessSentence, toSavedWords, toWeightSentence } from "./figures";

const at = (ssim: number | null) => toLikenessSentence({ widthPx: 4, heightPx: 3, ssim });

describe("figures", () => {
  it("say what B weighs against A, with the sign in words", () => {
    expect(toWeightSentence(200_000, 150_000)).toBe("B is 50 kB (25 %) smaller than A.");
    expect(toWeightSentence(1000, 3500)).toBe("B is 2.5 kB (250 %) larger than A.");
    expect(toWeightSentence(7, 7)).toBe("A and B weigh the same.");
    expect(toSavedWords(250, 1000)).toBe("75 %");
    expect(toSavedWords(1500, 1000)).toBe("None: 50 % larger");
  });

  it("call only equal pictures equal", () => {
    expect(at(1)).toMatch(/^SSIM 1:/);
    expect(at(0.99999)).toMatch(/^SSIM 0\.9999, .*no difference/);
    expect(at(0.97)).toContain("does not disturb");
    expect(at(0.2)).toContain("different pictures");
    expect(at(null)).toContain("too small");
    expect(toDifferenceSentence({ changedPart: 0, most: 0 })).toBe("Every pixel is the same.");
    expect(toDifferenceSentence({ changedPart: 0.00001, most: 9 })).toMatch(/^Less than 0\.1 %/);
  });
});
