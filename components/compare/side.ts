export const deviceClasses = ["desktop", "tablet", "mobile"] as const;
export const formatWishes = ["any", "avif", "webp", "jpeg"] as const;

/** A picture of one variant: what is asked for, and as whom. */
export type VariantSide = Readonly<{
  kind: "variant";
  variant: string;
  /** The class that the device variant is asked as, or the id of one of the team's own devices. */
  device: string;
  format: (typeof formatWishes)[number];
}>;

/** One of the two pictures. `imageId`: another image of the library in place of the one on the stage. */
export type Side = Readonly<{ imageId?: string }> & (VariantSide | Readonly<{ kind: "original" }>);

/** Stands for the original in the address: no variant can be called so. */
const originalMark = ".original";
const variantName = /^[A-Za-z0-9]{1,99}$/;
const deviceName = /^[a-z][\w-]{0,63}$/;

const parseVariant = (text: string, standard: Pick<VariantSide, "variant">): VariantSide => {
  const [variant = "", device = "", format] = text.split("~");
  return {
    kind: "variant",
    variant: variantName.test(variant) ? variant : standard.variant,
    device: deviceName.test(device) ? device : "desktop",
    format: formatWishes.find((wish) => wish === format) ?? "any",
  };
};

/** A side as the address says it; null is what nobody said. */
export const parseSide = (text: string | null, imageId: string | null, standard: VariantSide): Side => {
  const other = imageId !== null && imageId !== "" && { imageId };
  if (text === originalMark) return { kind: "original", ...other };
  return { ...(text === null ? standard : parseVariant(text, standard)), ...other };
};

/** Without what goes without saying, and without the image. */
export const printSide = (side: Side): string =>
  side.kind === "original"
    ? originalMark
    : [side.variant, side.device, side.format]
        .join("~")
        .replace(/~any$/, "")
        .replace(/~desktop$/, "");
