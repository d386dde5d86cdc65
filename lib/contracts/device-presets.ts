import type { Device } from "./device";

export const deviceKinds = ["phone", "tablet", "laptop", "desktop", "4k"] as const;
export type DeviceKind = (typeof deviceKinds)[number];

/** A screen and the browser on it. Widths and heights are CSS pixels of the screen, held the way people hold it. */
export type DeviceProfile = {
  id: string;
  name: string;
  kind: DeviceKind;
  widthPx: number;
  heightPx: number;
  /** Screen pixels to a CSS pixel. */
  dpr: number;
  userAgent: string;
  /** What its browser accepts for a picture; empty is what current Chromium accepts. */
  accept: string;
  /** The class that the `default` variant puts it in, by its User-Agent. */
  deviceClass: Device;
};

/** What current Chromium accepts for a picture: read from what it sends, and held to it by a browser test. */
export const chromiumPictureAccept = "image/jxl,image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8";
const safariAccept =
  "image/webp,image/avif,image/jxl,image/heic,image/heic-sequence,video/*;q=0.8,image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5";
const firefoxAccept = "image/avif,image/webp,image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5";

/** On Android, version and model are fixed words since Chromium's user agent reduction. */
const chrome = (system: string, mobile = ""): string =>
  `Mozilla/5.0 (${system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0${mobile} Safari/537.36`;
const windowsChrome = chrome("Windows NT 10.0; Win64; x64");
const androidChrome = "Linux; Android 10; K";
/** Safari on iPad calls itself a Mac, so the service takes it for a desktop. */
const macSafari =
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15";

/** The five that stand side by side at first come first. */
export const devicePresets = [
  {
    id: "phone",
    name: "Android phone",
    kind: "phone",
    widthPx: 412,
    heightPx: 923,
    dpr: 2.625,
    userAgent: chrome(androidChrome, " Mobile"),
    accept: chromiumPictureAccept,
    deviceClass: "mobile",
  },
  {
    id: "tablet",
    name: "Android tablet",
    kind: "tablet",
    widthPx: 800,
    heightPx: 1280,
    dpr: 2,
    userAgent: chrome(androidChrome),
    accept: chromiumPictureAccept,
    deviceClass: "tablet",
  },
  {
    id: "laptop",
    name: "Laptop",
    kind: "laptop",
    widthPx: 1470,
    heightPx: 956,
    dpr: 2,
    userAgent: chrome("Macintosh; Intel Mac OS X 10_15_7"),
    accept: chromiumPictureAccept,
    deviceClass: "desktop",
  },
  {
    id: "desktop",
    name: "Desktop",
    kind: "desktop",
    widthPx: 1920,
    heightPx: 1080,
    dpr: 1,
    userAgent: windowsChrome,
    accept: chromiumPictureAccept,
    deviceClass: "desktop",
  },
  {
    id: "4k",
    name: "4K screen at 150 %",
    kind: "4k",
    widthPx: 2560,
    heightPx: 1440,
    dpr: 1.5,
    userAgent: windowsChrome,
    accept: chromiumPictureAccept,
    deviceClass: "desktop",
  },
  {
    id: "iphone",
    name: "iPhone, Safari",
    kind: "phone",
    widthPx: 402,
    heightPx: 874,
    dpr: 3,
    userAgent:
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1",
    accept: safariAccept,
    deviceClass: "mobile",
  },
  {
    id: "ipad",
    name: "iPad, Safari",
    kind: "tablet",
    widthPx: 820,
    heightPx: 1180,
    dpr: 2,
    userAgent: macSafari,
    accept: safariAccept,
    deviceClass: "desktop",
  },
  {
    id: "mac-safari",
    name: "MacBook, Safari",
    kind: "laptop",
    widthPx: 1470,
    heightPx: 956,
    dpr: 2,
    userAgent: macSafari,
    accept: safariAccept,
    deviceClass: "desktop",
  },
  {
    id: "firefox",
    name: "Desktop, Firefox",
    kind: "desktop",
    widthPx: 1920,
    heightPx: 1080,
    dpr: 1,
    userAgent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0",
    accept: firefoxAccept,
    deviceClass: "desktop",
  },
] as const satisfies readonly DeviceProfile[];

/** Shown where nobody chose: phone, tablet, laptop, desktop, 4K. */
export const firstSuite: readonly string[] = devicePresets.slice(0, 5).map(({ id }) => id);
