import type { Image } from "@/lib/contracts/image";
import type { OwnDevice } from "@/lib/contracts/own-device";
import { deviceClasses, type Side, type VariantSide } from "./side";
import { compareWords } from "./words";

export type SideOption = Readonly<{ value: string; label: string }>;

/** The one variant that differs from device to device. */
const deviceVariant = "default";
const original = ".original";

/** What a side is, as a value of the picker. A device that is gone counts as a desktop. */
export const toSideValue = (side: Side, own: readonly OwnDevice[]): string => {
  if (side.kind === "original") return original;
  if (side.variant !== deviceVariant) return side.variant;
  const isKnown = [...deviceClasses, ...own.map(({ id }) => id)].includes(side.device);
  return `${deviceVariant}~${isKnown ? side.device : "desktop"}`;
};

/** The side that a picked value stands for. Image and wished format stay. */
export const parseSideValue = (value: string, side: Side): Side => {
  const image = side.imageId !== undefined && { imageId: side.imageId };
  if (value === original) return { kind: "original", ...image };
  const [variant = deviceVariant, device = "desktop"] = value.split("~");
  const format: VariantSide["format"] = side.kind === "variant" ? side.format : "any";
  return { kind: "variant", variant, device, format, ...image };
};

const toDeviceOption = (device: string, name: string): SideOption => ({
  value: `${deviceVariant}~${device}`,
  label: compareWords.device(deviceVariant, name),
});

/** The variants of an image, the device variant once for each class, and the original. */
export const toImageOptions = ({ variants }: Image): readonly SideOption[] => [
  ...variants.flatMap(({ name }) =>
    name === deviceVariant
      ? deviceClasses.map((device) => toDeviceOption(device, device))
      : [{ value: name, label: name }],
  ),
  { value: original, label: compareWords.original },
];

/** The device variant as each of the team's own devices. */
export const toOwnOptions = ({ variants }: Image, own: readonly OwnDevice[]): readonly SideOption[] =>
  variants.some(({ name }) => name === deviceVariant) ? own.map(({ id, name }) => toDeviceOption(id, name)) : [];

/** What a side is, in a few words. */
export const toSideName = (side: Side, image: Image, own: readonly OwnDevice[]): string => {
  const value = toSideValue(side, own);
  const options = [...toImageOptions(image), ...toOwnOptions(image, own)];
  return options.find((option) => option.value === value)?.label ?? value;
};
