import type { IncomingHttpHeaders } from "node:http";
import { toAcceptClass } from "@/lib/engine/plan/accept-class";
import type { Client, ScreenHints } from "@/lib/engine/plan/client";
import { toDeviceClass } from "./device-class";

/** Source: the service's rule for a slow connection. */
const slowRttMs = 150;
const slowDownlinkMbps = 5;
const slowTypes: ReadonlySet<string> = new Set(["slow-2g", "2g", "3g"]);

const hintShape = /^\d{1,6}(?:\.\d{1,6})?$/;

/** A hint's number; undefined when it is absent, repeated or none. */
const findNumber = (value: string | string[] | undefined): number | undefined =>
  typeof value === "string" && hintShape.test(value.trim()) ? Number(value) : undefined;

const toScreen = (headers: IncomingHttpHeaders): ScreenHints => {
  const viewportWidthPx = findNumber(headers["sec-ch-viewport-width"]);
  const dpr = findNumber(headers["sec-ch-dpr"]);
  return {
    ...(viewportWidthPx === undefined ? {} : { viewportWidthPx }),
    ...(dpr === undefined || dpr === 0 ? {} : { dpr }),
  };
};

const isSlow = (headers: IncomingHttpHeaders): boolean =>
  (findNumber(headers["rtt"]) ?? 0) > slowRttMs ||
  headers["save-data"] === "on" ||
  slowTypes.has(String(headers["ect"])) ||
  (findNumber(headers["downlink"]) ?? slowDownlinkMbps) < slowDownlinkMbps;

/** Who asks, as far as a plan may look. Hints that cannot be read count as absent. */
export const readClient = (headers: IncomingHttpHeaders): Client => ({
  accept: toAcceptClass(headers.accept),
  device: toDeviceClass(headers["user-agent"]),
  screen: toScreen(headers),
  isSlow: isSlow(headers),
});
