import { describe, expect, it } from "vitest";
import { toAcceptClass } from "./accept-class";

describe("toAcceptClass", () => {
  it.each([
    [undefined, "other"],
    ["", "other"],
    ["*/*", "other"],
    ["image/*,*/*;q=0.8", "other"],
    ["image/png,image/svg+xml", "other"],
    ["image/webp,*/*", "webp"],
    ["image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8", "avif"],
    ["image/webp,image/avif", "avif"],
    ["IMAGE/AVIF", "avif"],
    ["image/avif;q=0,image/webp", "webp"],
    ["image/avif; q=0.0, image/webp", "webp"],
    ["image/avif;q=0.5", "avif"],
    ["image/webp;q=0", "other"],
    ["image/webp;q=0.01", "webp"],
    ["text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8", "avif"],
  ])("takes %j as %s", (accept, expected) => {
    expect(toAcceptClass(accept)).toBe(expected);
  });
});
