import { describe, expect, it } from "vitest";
import { backdrops, toBackdrop, toSearch, toVariant } from "./stage-settings";

describe("settings of the stage in the address", () => {
  it("knows every backdrop by its own name", () => {
    for (const backdrop of backdrops) expect(toBackdrop(backdrop)).toBe(backdrop);
  });

  it("falls back to grey for backdrops nobody knows", () => {
    expect([toBackdrop(null), toBackdrop("pink"), toBackdrop("")]).toEqual(["grey", "grey", "grey"]);
  });

  it("shows the wanted variant if the image has it", () => {
    expect(toVariant("thumbnail", ["public", "default", "thumbnail"])).toBe("thumbnail");
  });

  it("shows the default variant where the wanted one is missing", () => {
    expect(toVariant("gone", ["public", "default"])).toBe("default");
    expect(toVariant(null, ["public", "default"])).toBe("default");
  });

  it("shows some variant where the account has no default", () => {
    expect(toVariant(null, ["public", "hero"])).toBe("public");
    expect(toVariant(null, [])).toBe("default");
  });

  it("changes one setting and keeps the rest of the address", () => {
    expect(toSearch("?image=a%2Fb&q=sea", "variant", "public")).toBe("?image=a%2Fb&q=sea&variant=public");
    expect(toSearch("?image=x&variant=public", "variant", undefined)).toBe("?image=x");
    expect(toSearch("?variant=public", "variant", undefined)).toBe("");
  });
});
