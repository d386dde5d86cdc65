import { z } from "zod";

/** The three classes the `default` variant tells apart. */
export const deviceNames = ["desktop", "tablet", "mobile"] as const;
export const device = z.enum(deviceNames);
export type Device = z.infer<typeof device>;

/** Box of the `default` variant per device, in pixels. Source: the 2021 beta document. */
export const defaultVariantBoxes: Readonly<Record<Device, { widthPx: number; heightPx: number }>> = {
  desktop: { widthPx: 2560, heightPx: 1440 },
  tablet: { widthPx: 1920, heightPx: 1080 },
  mobile: { widthPx: 1080, heightPx: 720 },
};
