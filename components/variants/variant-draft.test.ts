import { describe, expect, it } from "vitest";
import { variantInput } from "@/lib/contracts/variant";
import { emptyDraft, findNameFault, isChanged, readDraft, toCopyName, toDraft, toInput } from "./variant-draft";
import { draftWords } from "./form-words";

const full = {
  name: "hero",
  options: { fit: "cover", width: 800, height: 600, metadata: "keep", blur: 12, browserTtlSeconds: 7200 },
  neverRequireSignedURLs: true,
} as const;

describe("the draft of a variant", () => {
  it("reads back what it was made from, every option included", () => {
    const draft = toDraft(full);
    const { options } = readDraft(draft);
    expect(options && toInput(draft, options)).toEqual(full);
  });

  it("leaves out what was left empty, and blur 0", () => {
    expect(readDraft({ ...emptyDraft, width: " 640 " }).options).toEqual({
      fit: "scale-down",
      metadata: "none",
      width: 640,
    });
  });

  it("makes only options that the contract takes", () => {
    for (const draft of [emptyDraft, toDraft(full), { ...emptyDraft, width: "", height: "12000", blur: 250 }]) {
      const { options } = readDraft(draft);
      expect(options && variantInput.safeParse(toInput({ ...draft, name: "x" }, options)).success).toBe(true);
    }
  });

  it.each([
    ["width", { width: "0" }, draftWords.sideFault],
    ["width", { width: "12001" }, draftWords.sideFault],
    ["width", { width: "1e3" }, draftWords.sideFault],
    ["height", { height: "-4" }, draftWords.sideFault],
    ["height", { height: "3.5" }, draftWords.sideFault],
    ["width", { width: "", height: "" }, draftWords.noSide],
    ["browserTtlSeconds", { browserTtlSeconds: "3599" }, draftWords.ttlFault],
    ["browserTtlSeconds", { browserTtlSeconds: "31536001" }, draftWords.ttlFault],
  ] as const)("names %s as the fault of %j", (field, change, fault) => {
    const read = readDraft({ ...emptyDraft, ...change });
    expect(read.faults).toEqual({ [field]: fault });
    expect(read.options).toBeUndefined();
  });

  it("judges names as the service does, and keeps those of previews", () => {
    expect(findNameFault("", [])).toBe(draftWords.noName);
    expect(findNameFault("two words", [])).toBe(draftWords.nameFault);
    expect(findNameFault("a".repeat(100), [])).toBe(draftWords.nameFault);
    expect(findNameFault("vitrinescratch1", [])).toBe(draftWords.nameKept);
    expect(findNameFault("public", ["public"])).toBe(draftWords.nameTaken);
    expect(findNameFault("Hero2", ["hero2"])).toBeUndefined();
  });

  it("names a copy as nobody is named, within the length of a name", () => {
    expect(toCopyName("hero", ["hero"])).toBe("heroCopy");
    expect(toCopyName("hero", ["hero", "heroCopy", "heroCopy2"])).toBe("heroCopy3");
    expect(findNameFault(toCopyName("a".repeat(99), []), [])).toBeUndefined();
  });

  it("knows whether leaving it would lose something", () => {
    expect(isChanged(toDraft(full), toDraft(full))).toBe(false);
    expect(isChanged({ ...toDraft(full), blur: 11 }, toDraft(full))).toBe(true);
  });
});
