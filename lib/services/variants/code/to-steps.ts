import type { Variant, VariantInput, VariantPlanInput, VariantStep } from "@/lib/contracts/variant";
import { AppError } from "@/lib/errors/app-error";
import { diffVariant } from "../diff-variant";

const toStep = (before: Variant | undefined, wanted: VariantInput): VariantStep => {
  const changes = diffVariant(before, wanted);
  if (before === undefined) return { action: "create", name: wanted.name, changes };
  return { action: changes.length === 0 ? "keep" : "update", name: wanted.name, changes };
};

const toOtherStep = (variant: Variant, removesOthers: boolean): VariantStep => {
  const isKept = !removesOthers || variant.isDevice || variant.name === "public";
  return isKept
    ? { action: "keep", name: variant.name, changes: [] }
    : { action: "delete", name: variant.name, changes: diffVariant(variant, undefined) };
};

const order = { delete: 0, update: 1, create: 2, keep: 3 } as const;

/**
 * From what is there to what the document says, one step a variant: deletions first, as they make room. Throws
 * `invalid-input` when the document gives options to the device variant.
 */
export const toSteps = (current: readonly Variant[], { document, removesOthers }: VariantPlanInput): VariantStep[] => {
  const byName = new Map(current.map((variant) => [variant.name, variant]));
  const device = document.variants.find(({ name }) => byName.get(name)?.isDevice === true);
  if (device !== undefined) {
    throw new AppError("invalid-input", {
      detail: `${device.name} follows the device and cannot be given options. Take it out of the document.`,
    });
  }
  const named = new Set(document.variants.map(({ name }) => name));
  return [
    ...document.variants.map((wanted) => toStep(byName.get(wanted.name), wanted)),
    ...current.filter(({ name }) => !named.has(name)).map((variant) => toOtherStep(variant, removesOthers)),
  ].toSorted((a, b) => order[a.action] - order[b.action] || (a.name < b.name ? -1 : 1));
};

/** The set as it will be after all steps. */
export const toSetAfter = (current: readonly Variant[], input: VariantPlanInput): Variant[] => {
  const steps = toSteps(current, input);
  const gone = new Set(steps.filter(({ action }) => action === "delete").map(({ name }) => name));
  const wanted = input.document.variants.map((variant): Variant => ({ ...variant, isDevice: false }));
  const named = new Set(wanted.map(({ name }) => name));
  return [...current.filter(({ name }) => !gone.has(name) && !named.has(name)), ...wanted];
};
