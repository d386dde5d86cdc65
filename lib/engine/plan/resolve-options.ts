import type { Client, ClientHeader } from "./client";
import { deviceBoxes } from "./device-box";
import type { TransformOptions } from "./transform-options";

/** The service's own quality where none is asked for. */
export const defaultQuality = 85;

/** Options with nothing left that depends on who asks, but for the format. */
export type ResolvedOptions = Omit<TransformOptions, "width" | "autoWidth" | "slowQuality"> &
  Readonly<{ width?: number }>;

const defaultAutoWidth = { breakpoints: [320, 768, 960, 1200], mobile: 768, desktop: 1200 } as const;

/** The next breakpoint up from what the screen shows; without hints one width for phones and one for the rest. */
const toAutoWidth = ({ autoWidth }: TransformOptions, { screen = {}, device }: Client): number => {
  const { breakpoints, mobile, desktop } = { ...defaultAutoWidth, ...autoWidth };
  const { viewportWidthPx, dpr = 1 } = screen;
  if (viewportWidthPx === undefined) return device === "mobile" ? mobile : desktop;
  return breakpoints.find((width) => width >= viewportWidthPx * dpr) ?? breakpoints.at(-1) ?? desktop;
};

const toDeviceOptions = ({ device }: Client): ResolvedOptions => ({
  fit: "scale-down",
  width: deviceBoxes[device].widthPx,
  height: deviceBoxes[device].heightPx,
  metadata: "none",
});

export const resolveOptions = (options: TransformOptions | "device", client: Client): ResolvedOptions => {
  if (options === "device") return toDeviceOptions(client);
  const { width, autoWidth: _autoWidth, slowQuality, ...rest } = options;
  const isSlow = slowQuality !== undefined && client.isSlow === true;
  return {
    ...rest,
    ...(width === undefined ? {} : { width: width === "auto" ? toAutoWidth(options, client) : width }),
    ...(isSlow ? { quality: slowQuality } : {}),
  };
};

/** Formats whose choice looks at nothing of the client. */
const isNegotiated = ({ format = "auto" }: TransformOptions): boolean => format === "auto";

/** Exactly the headers that `resolveOptions` and the choice of a format look at. */
export const toClientHeaders = (options: TransformOptions | "device"): readonly ClientHeader[] => {
  if (options === "device") return ["Accept", "User-Agent"];
  const headers: ClientHeader[] = isNegotiated(options) ? ["Accept"] : [];
  if (options.width === "auto") headers.push("User-Agent", "Sec-CH-Viewport-Width", "Sec-CH-DPR");
  if (options.slowQuality !== undefined) headers.push("Save-Data", "RTT", "ECT", "Downlink");
  return headers;
};
