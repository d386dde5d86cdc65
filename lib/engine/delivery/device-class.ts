import { LRUCache } from "lru-cache";
import type { DeviceClass } from "@/lib/engine/plan/device-box";

/** Source: Cloudflare's published rule for CF-Device-Type. Mobile is asked first; what neither knows is a desktop. */
const mobile =
  /(?:phone|windows\s+phone|ipod|blackberry|(?:android|bb\d+|meego|silk|googlebot) .+? mobile|palm|windows\s+ce|opera mini|avantgo|mobilesafari|docomo|kaios)/i;
const tablet = /(?:ipad|playbook|(?:android|bb\d+|meego|silk)(?! .+? mobile))/i;

/** The rule backtracks with the square of the length; real strings end long before. */
const lengthLimit = 1024;
const known = new LRUCache<string, DeviceClass>({ max: 500 });

const classify = (userAgent: string): DeviceClass => {
  if (mobile.test(userAgent)) return "mobile";
  return tablet.test(userAgent) ? "tablet" : "desktop";
};

/** Class of a User-Agent; desktop where there is none. */
export const toDeviceClass = (userAgent: string | undefined): DeviceClass => {
  if (userAgent === undefined) return "desktop";
  const text = userAgent.length > lengthLimit ? userAgent.slice(0, lengthLimit) : userAgent;
  const found = known.get(text);
  if (found !== undefined) return found;
  const made = classify(text);
  known.set(text, made);
  return made;
};
