import type { OwnDevice } from "@/lib/contracts/own-device";
import { toDeviceChoice, type PreviewChoice } from "@/lib/client/preview";
import { deviceClasses, type VariantSide } from "./side";

/** What a browser that knows no better format than this one accepts. */
const accepts = {
  avif: "image/avif,image/*;q=0.8",
  webp: "image/webp,image/*;q=0.8",
  jpeg: "image/jpeg,image/png;q=0.9",
} as const;

const toDevice = (name: string, own: readonly OwnDevice[]): PreviewChoice => {
  const device = own.find(({ id }) => id === name);
  return device === undefined
    ? { device: deviceClasses.find((each) => each === name) ?? "desktop" }
    : toDeviceChoice(device);
};

/** The call that fetches a picture of a variant, as a class of devices or as one of the team's own. */
export const toChoice = ({ variant, device, format }: VariantSide, own: readonly OwnDevice[]): PreviewChoice => ({
  variant,
  ...toDevice(device, own),
  ...(format !== "any" && { accept: accepts[format] }),
});
