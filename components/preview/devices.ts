import type { Device } from "@/lib/contracts/device";

/** The screen a frame stands for, in CSS pixels, held the way people hold it. */
export type Screen = { device: Device; widthPx: number; heightPx: number };

/** The three screens of the stage, widest first. */
export const screens: readonly Screen[] = [
  { device: "desktop", widthPx: 1440, heightPx: 900 },
  { device: "tablet", widthPx: 820, heightPx: 1180 },
  { device: "mobile", widthPx: 390, heightPx: 844 },
];
