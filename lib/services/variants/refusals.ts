import type { Variant } from "@/lib/contracts/variant";
import { AppError } from "@/lib/errors/app-error";

export const noSuchVariant = (name: string): AppError =>
  new AppError("not-found", { detail: `There is no variant named ${name}. Reload the variants.` });

/** The device variant's boxes are fixed; writing options to it would turn it into an ordinary one for good. */
export const requireEditable = ({ name, isDevice }: Variant): void => {
  if (!isDevice) return;
  throw new AppError("invalid-input", {
    detail: `${name} follows the device and cannot be changed. Make a variant of another name.`,
  });
};

/** The service answers such a deletion as if it had happened, and keeps the variant. */
export const requireDeletable = (variant: Variant): void => {
  requireEditable(variant);
  if (variant.name !== "public") return;
  throw new AppError("invalid-input", { detail: "The variant public always exists and cannot be deleted." });
};
