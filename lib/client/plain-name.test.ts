import { describe, expect, it } from "vitest";
import { toPlainName } from "./plain-name";

describe("toPlainName", () => {
  it("leaves ordinary names of every script as they are", () => {
    for (const name of ["sunset.jpg", "צילום.png", "日本語 🏔️.webp", "<b>&amp;.png"])
      expect(toPlainName(name)).toBe(name);
  });

  it("takes out what would reverse the sentence around the name", () => {
    expect(toPlainName("invoice\u202Egpj.png")).toBe("invoicegpj.png");
    expect(toPlainName("\u2066a\u2069\u202Db\u202C.png")).toBe("ab.png");
  });
});
