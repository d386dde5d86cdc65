import { describe, expect, it } from "vitest";
import type { Variant } from "@/lib/contracts/variant";
import { pickVariants } from "./pick-variants";

const variant = (name: string, width: number | undefined): Variant => ({
  name,
  options: width === undefined ? null : { fit: "scale-down", width, metadata: "none" },
  isDevice: width === undefined,
  neverRequireSignedURLs: false,
});
const namesOf = (variants: readonly Variant[]) => variants.map(({ name }) => name);

describe("pickVariants", () => {
  it("leaves out what follows the device and what the image has not, narrowest first", () => {
    const all = [variant("wide", 900), variant("default", undefined), variant("small", 300), variant("other", 500)];
    expect(namesOf(pickVariants(all, new Set(["wide", "default", "small"]), "default"))).toEqual(["small", "wide"]);
  });

  it("of many takes at most twelve, the ends and the chosen one among them", () => {
    const all = Array.from({ length: 100 }, (_, index) => variant(`w${index}`, 100 + index));
    const picked = namesOf(pickVariants(all, new Set(namesOf(all)), "w51"));
    expect(picked.length).toBeLessThanOrEqual(12);
    expect(picked).toEqual(expect.arrayContaining(["w0", "w51", "w99"]));
  });
});
