import type { Device } from "@/lib/contracts/device";
import type { PreviewQuery } from "@/lib/contracts/preview";

/** What Chromium 156 sends; on Android its version and model are fixed words since its user agent reduction. */
const userAgents: Readonly<Record<Device, string>> = {
  desktop:
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36",
  tablet: "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36",
  mobile:
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Mobile Safari/537.36",
};

/** Layout viewports of the three frames, in CSS pixels. */
const viewportWidthsPx: Readonly<Record<Device, number>> = { desktop: 1440, tablet: 820, mobile: 390 };

/** What the same browser accepts for a picture. */
const pictureAccept = "image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8";

/** The request headers of one device, as its browser sends them for a picture. */
export const toDeviceHeaders = ({
  device,
  dpr,
  accept,
}: Pick<PreviewQuery, "device" | "dpr" | "accept">): Record<string, string> => ({
  "User-Agent": userAgents[device],
  Accept: accept ?? pictureAccept,
  "Sec-CH-DPR": String(dpr),
  "Sec-CH-Viewport-Width": String(viewportWidthsPx[device]),
  "Sec-CH-UA-Mobile": device === "mobile" ? "?1" : "?0",
});
