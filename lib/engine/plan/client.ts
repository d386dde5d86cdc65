import type { AcceptClass } from "./accept-class";
import type { DeviceClass } from "./device-box";

/** What Chromium says of the screen, where it was asked to. */
export type ScreenHints = Readonly<{
  /** CSS pixels. */
  viewportWidthPx?: number;
  dpr?: number;
}>;

/** All that a plan may know of who asks. */
export type Client = Readonly<{
  accept: AcceptClass;
  device: DeviceClass;
  screen?: ScreenHints;
  isSlow?: boolean;
}>;

/** Request headers that can decide what is delivered, as `Vary` names them. */
export type ClientHeader =
  | "Accept"
  | "User-Agent"
  | "Sec-CH-Viewport-Width"
  | "Sec-CH-DPR"
  | "Save-Data"
  | "RTT"
  | "ECT"
  | "Downlink";
