import { devicePresets, type DeviceProfile } from "@/lib/contracts/device-presets";
import type { ShownDevice } from "./shown-devices";

/** What stands side by side where nobody chose: one of each class, widest first. */
export const standardDevices: readonly ShownDevice[] = ["desktop", "tablet", "phone"].map((id) => ({
  id,
  isRotated: false,
}));

/** A device as the suite shows it: turned or not, with the width its page gives the picture. Lengths in CSS pixels. */
export type Screen = DeviceProfile & { isRotated: boolean; slotWidthPx: number; isSlotOwn: boolean };

export const toScreen = (profile: DeviceProfile, shown: ShownDevice): Screen => {
  const { isRotated } = shown;
  const widthPx = isRotated ? profile.heightPx : profile.widthPx;
  const heightPx = isRotated ? profile.widthPx : profile.heightPx;
  // A slot wider than its screen would be scrolled sideways: pages do not do that.
  const slotWidthPx = Math.min(shown.slotWidthPx ?? widthPx, widthPx);
  return { ...profile, widthPx, heightPx, isRotated, slotWidthPx, isSlotOwn: shown.slotWidthPx !== undefined };
};

/** The chosen devices that exist, in the chosen order. Where none does, the standard ones. */
export const toScreens = (
  chosen: readonly ShownDevice[] | undefined,
  own: readonly DeviceProfile[],
): readonly Screen[] => {
  const profiles = new Map<string, DeviceProfile>([...devicePresets, ...own].map((profile) => [profile.id, profile]));
  const toKnown = (shown: readonly ShownDevice[]): Screen[] =>
    shown.flatMap((device) => {
      const profile = profiles.get(device.id);
      return profile === undefined ? [] : [toScreen(profile, device)];
    });
  const screens = toKnown(chosen ?? standardDevices);
  return screens.length > 0 ? screens : toKnown(standardDevices);
};

/** Back from screens to what the address says. */
export const toShown = ({ id, isRotated, slotWidthPx, isSlotOwn }: Screen): ShownDevice => ({
  id,
  isRotated,
  ...(isSlotOwn && { slotWidthPx }),
});
