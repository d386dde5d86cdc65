import { describe, expect, it } from "vitest";
import { defaultVariantBoxes } from "@/lib/contracts/device";
import { toChangeWords, toOptionWords } from "./option-words";
import { defaultBoxWords } from "./words";

describe("options in words", () => {
  it("mentions what is not at its standard, and the box always", () => {
    expect(toOptionWords({ options: { fit: "scale-down", width: 640, metadata: "none" } })).toEqual([
      "Scale down to 640 wide",
    ]);
    expect(
      toOptionWords({
        options: { fit: "cover", width: 80, height: 60, metadata: "keep", blur: 9, browserTtlSeconds: 86_400 },
      }),
    ).toEqual(["Cover to 80 × 60", "keeps all metadata", "blur 9", "kept 1 day"]);
    expect(toOptionWords({ options: { fit: "pad", height: 400, metadata: "copyright", blur: 0 } })).toEqual([
      "Pad to 400 high",
      "keeps the copyright line",
    ]);
  });

  it("gives the boxes of the device variant, as they are delivered", () => {
    const [words = ""] = toOptionWords({ options: null });
    for (const box of ["2560 × 1440", "1920 × 1080", "1080 × 720"]) expect(words).toContain(box);
  });
});

describe("changes in words", () => {
  it("says both sides of every kind of value", () => {
    expect(toChangeWords({ field: "width", from: 600, to: null })).toEqual({
      field: "Width",
      from: "600",
      to: "not set",
    });
    expect(toChangeWords({ field: "fit", from: "scale-down", to: "pad" })).toMatchObject({
      from: "Scale down",
      to: "Pad",
    });
    expect(toChangeWords({ field: "metadata", from: "none", to: "keep" })).toMatchObject({
      from: "None",
      to: "Keep all",
    });
    expect(toChangeWords({ field: "browserTtlSeconds", from: null, to: 7200 })).toEqual({
      field: "Browser TTL",
      from: "as the account says",
      to: "2 hours",
    });
    expect(toChangeWords({ field: "neverRequireSignedURLs", from: false, to: true })).toMatchObject({
      from: "no",
      to: "yes",
    });
  });

  it("passes on a field it does not know", () => {
    expect(toChangeWords({ field: "gravity", from: null, to: "face" })).toEqual({
      field: "gravity",
      from: "not set",
      to: "face",
    });
  });
});

describe("the device variant", () => {
  it("is told with exactly the boxes of the contract", () => {
    const boxes = Object.values(defaultVariantBoxes).map(({ widthPx, heightPx }) => `${widthPx} × ${heightPx}`);
    expect(boxes.filter((box) => !defaultBoxWords.includes(box))).toEqual([]);
  });
});
