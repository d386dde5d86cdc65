import { describe, expect, it } from "vitest";
import { roles } from "@/lib/contracts/role";
import { toAbilities } from "./abilities";

describe("toAbilities", () => {
  it("offers everything to owners", () => {
    expect(Object.values(toAbilities("owner"))).toEqual([true, true, true, true]);
  });

  it("lets editors change everything but keys and the account", () => {
    expect(toAbilities("editor")).toEqual({ ...toAbilities("owner"), mayGovern: false });
  });

  it("lets contributors add and nothing else", () => {
    expect(toAbilities("contributor")).toEqual({ mayUpload: true, mayRemove: false, mayTune: false, mayGovern: false });
  });

  it("lets viewers, and people it does not know, change nothing", () => {
    expect(toAbilities("viewer")).toEqual({ mayUpload: false, mayRemove: false, mayTune: false, mayGovern: false });
    expect(toAbilities(undefined)).toEqual(toAbilities("viewer"));
  });

  it("never offers more to a lesser role than to the one above", () => {
    const offered = roles.map((role) => Object.values(toAbilities(role)).filter(Boolean).length);
    expect(offered).toEqual(offered.toSorted((a, b) => b - a));
  });
});
