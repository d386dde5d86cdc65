import type { Device } from "@/lib/contracts/device";
import { chromiumPictureAccept, devicePresets } from "@/lib/contracts/device-presets";
import type { PreviewQuery } from "@/lib/contracts/preview";

const userAgentOf = (id: (typeof devicePresets)[number]["id"]): string =>
  devicePresets.find((preset) => preset.id === id)?.userAgent ?? "";

/** A current browser of each class, for callers who name no device. */
const classDevices: Readonly<Record<Device, { userAgent: string; viewportWidthPx: number }>> = {
  desktop: { userAgent: userAgentOf("desktop"), viewportWidthPx: 1440 },
  tablet: { userAgent: userAgentOf("tablet"), viewportWidthPx: 820 },
  mobile: { userAgent: userAgentOf("phone"), viewportWidthPx: 390 },
};

/** Only Chromium sends client hints; its builds for iOS are Safari underneath and call themselves CriOS. */
const hasClientHints = (userAgent: string): boolean => /\bChrom(?:e|ium)\/\d/.test(userAgent);

export type DeviceRequest = Readonly<
  Pick<PreviewQuery, "device" | "dpr"> &
    Partial<Pick<PreviewQuery, "viewportWidth" | "saveData" | "ect" | "userAgent" | "accept">>
>;

const toHints = (request: DeviceRequest, userAgent: string): Record<string, string> => ({
  "Sec-CH-DPR": String(request.dpr),
  "Sec-CH-Viewport-Width": String(request.viewportWidth ?? classDevices[request.device].viewportWidthPx),
  "Sec-CH-UA-Mobile": /\bMobile\b/.test(userAgent) ? "?1" : "?0",
  ...(request.saveData === true ? { "Save-Data": "on" } : {}),
  ...(request.ect === undefined ? {} : { ECT: request.ect }),
});

/**
 * The request headers of one device, as its browser sends them for a picture. The hints are those that Chromium sends
 * where the page asks for them; a browser that knows none sends none, whatever was asked for here.
 */
export const toDeviceHeaders = (request: DeviceRequest): Record<string, string> => {
  const userAgent = request.userAgent ?? classDevices[request.device].userAgent;
  return {
    "User-Agent": userAgent,
    Accept: request.accept ?? chromiumPictureAccept,
    ...(hasClientHints(userAgent) ? toHints(request, userAgent) : {}),
  };
};
