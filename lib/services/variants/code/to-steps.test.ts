import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Variant, variantDocument, type VariantInput, type VariantPlanInput } from "@/lib/contracts/variant";
import { toDocument } from "./export-variants";
import { toSetAfter, toSteps } from "./to-steps";

const side = fc.integer({ min: 1, max: 12_000 });
const anyInput: fc.Arbitrary<VariantInput> = fc.record({
  name: fc.stringMatching(/^[a-c][0-9]?$/),
  options: fc.record(
    {
      fit: fc.constantFrom("scale-down" as const, "cover" as const, "pad" as const),
      metadata: fc.constantFrom("none" as const, "keep" as const),
      width: side,
      height: side,
      blur: fc.integer({ min: 1, max: 250 }),
    },
    { requiredKeys: ["fit", "metadata", "width"] },
  ),
  neverRequireSignedURLs: fc.boolean(),
});
const anyInputs = fc.uniqueArray(anyInput, { selector: ({ name }) => name, maxLength: 9 });
const device: Variant = { name: "default", options: null, isDevice: true, neverRequireSignedURLs: false };
const kept: VariantInput = {
  name: "public",
  options: { fit: "scale-down", width: 1366, metadata: "none" },
  neverRequireSignedURLs: false,
};
const toSet = (inputs: readonly VariantInput[]): Variant[] => [
  device,
  ...[kept, ...inputs].map((input) => ({ ...input, isDevice: false })),
];
const toInput = (variants: VariantInput[], removesOthers = true): VariantPlanInput => ({
  document: { format: "vitrine-variants", version: 1, variants },
  removesOthers,
});
const byName = (variants: readonly Variant[]) => variants.toSorted((a, b) => (a.name < b.name ? -1 : 1));

describe("toSteps", () => {
  it("leads from any set to any document, after which nothing is left to do", () => {
    fc.assert(
      fc.property(anyInputs, anyInputs, fc.boolean(), (before, wanted, removesOthers) => {
        const input = toInput(wanted, removesOthers);
        const after = toSetAfter(toSet(before), input);
        for (const variant of wanted) expect(after).toContainEqual({ ...variant, isDevice: false });
        expect(toSteps(after, input).every(({ action, changes }) => action === "keep" && changes.length === 0)).toBe(
          true,
        );
        const names = new Set([...wanted, ...(removesOthers ? [] : before)].map(({ name }) => name));
        expect(after.length).toBe(names.size + 2);
      }),
    );
  });

  it("changes nothing where the document is an export of what is there", () => {
    fc.assert(
      fc.property(anyInputs, (inputs) => {
        const set = toSet(inputs);
        const document = variantDocument.parse(JSON.parse(JSON.stringify(toDocument(set))));
        const input = { document, removesOthers: true };
        expect(toSteps(set, input).every(({ action }) => action === "keep")).toBe(true);
        expect(byName(toSetAfter(set, input))).toEqual(byName(set));
      }),
    );
  });

  it("keeps public and the device variant, and others unless told otherwise", () => {
    const set = toSet([{ ...kept, name: "stray" }]);
    expect(toSteps(set, toInput([])).filter(({ action }) => action !== "keep")).toMatchObject([
      { action: "delete", name: "stray" },
    ]);
    expect(toSteps(set, toInput([], false)).every(({ action }) => action === "keep")).toBe(true);
  });

  it("takes away before it adds, so that a full account has room", () => {
    const set = toSet([
      { ...kept, name: "a" },
      { ...kept, name: "b" },
    ]);
    const wanted = [
      { ...kept, name: "b", neverRequireSignedURLs: true },
      { ...kept, name: "c" },
    ];
    expect(toSteps(set, toInput(wanted)).map(({ action, name }) => `${action} ${name}`)).toEqual([
      "delete a",
      "update b",
      "create c",
      "keep default",
      "keep public",
    ]);
  });

  it("gives the device variant no options", () => {
    expect(() => toSteps(toSet([]), toInput([{ ...kept, name: "default" }]))).toThrow(/follows the device/);
  });
});
