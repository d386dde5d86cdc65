import type { Device } from "./device";

/** Source: Cloudflare's published rule for CF-Device-Type. Mobile is asked first; what neither knows is a desktop. */
const mobile =
  /(?:phone|windows\s+phone|ipod|blackberry|(?:android|bb\d+|meego|silk|googlebot) .+? mobile|palm|windows\s+ce|opera mini|avantgo|mobilesafari|docomo|kaios)/i;
const tablet = /(?:ipad|playbook|(?:android|bb\d+|meego|silk)(?! .+? mobile))/i;

/** The class that the delivery host puts a User-Agent in. A test holds it to the engine's own rule. */
export const toDeviceClass = (userAgent: string): Device => {
  if (mobile.test(userAgent)) return "mobile";
  return tablet.test(userAgent) ? "tablet" : "desktop";
};
