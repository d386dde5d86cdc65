import { describe, expect, it } from "vitest";
import {
  backdrops,
  parseNames,
  printNames,
  toBackdrop,
  toggleName,
  toSearch,
  toVariant,
  toView,
} from "./stage-settings";

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

  it("shows the devices where a link asks for a view the stage does not have", () => {
    expect([toView(null, ["compare"]), toView("gone", ["compare"]), toView("compare", ["compare"])]).toEqual([
      "devices",
      "devices",
      "compare",
    ]);
  });

  it("reads a list of names once each, and writes none as absent", () => {
    expect(parseNames("facts,,snippets,facts")).toEqual(["facts", "snippets"]);
    expect(parseNames(null)).toEqual([]);
    expect([printNames([]), printNames(["a", "b"])]).toEqual([undefined, "a,b"]);
  });

  it("takes a name out that is there and adds one that is not", () => {
    expect(toggleName(["a", "b"], "a")).toEqual(["b"]);
    expect(toggleName(["a"], "b")).toEqual(["a", "b"]);
  });

  it("leaves lists readable, and an id with a slash whole", () => {
    expect(toSearch("?image=a%2Fb", "devices", "phone,tablet~r")).toBe("?image=a%2Fb&devices=phone,tablet~r");
  });
});
