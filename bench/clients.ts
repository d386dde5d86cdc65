import type { Device } from "@/lib/contracts/device";

export type Format = "jpeg" | "webp" | "avif";
export const pictureFormats: readonly Format[] = ["jpeg", "webp", "avif"];

/** What a client sends that takes this format and nothing better. */
export const acceptOf: Readonly<Record<Format, string>> = {
  jpeg: "image/jpeg,*/*;q=0.1",
  webp: "image/webp,*/*;q=0.1",
  avif: "image/avif,image/webp,*/*;q=0.1",
};

export const agentOf: Readonly<Record<Device, string>> = {
  desktop: "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140 Safari/537.36",
  tablet: "Mozilla/5.0 (iPad; CPU OS 12_5 like Mac OS X) AppleWebKit/605.1.15 Version/12 Safari/604.1",
  mobile: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18 Mobile Safari/604.1",
};
