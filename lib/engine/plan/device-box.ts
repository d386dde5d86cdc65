import type { Size } from "./plan";

export const deviceClasses = ["desktop", "tablet", "mobile"] as const;
export type DeviceClass = (typeof deviceClasses)[number];

/** Boxes of a device variant. Source: the service's 2021 beta document. */
export const deviceBoxes: Readonly<Record<DeviceClass, Size>> = {
  desktop: { widthPx: 2560, heightPx: 1440 },
  tablet: { widthPx: 1920, heightPx: 1080 },
  mobile: { widthPx: 1080, heightPx: 720 },
};
