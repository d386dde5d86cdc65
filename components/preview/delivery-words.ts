import type { Device } from "@/lib/contracts/device";

const classNames: Readonly<Record<Device, string>> = { desktop: "desktop", tablet: "tablet", mobile: "phone" };

/** Texts about what a page asks for. */
export const deliveryWords = {
  modes: "Let the browser choose",
  srcset: "srcset of several variants",
  width: "Flexible, exact width",
  variants: "One variant",
  candidates: "In the srcset",
  candidate: ({ name, widthPx }: { name: string; widthPx: number }) => `${name} (${widthPx}w)`,
  byClass: (variant: string, device: Device) => `${variant}, as ${classNames[device]}`,
  connection: "Connection",
  connections: { fast: "Fast", slow: "Slow (3G hint)", saver: "Data saver" },
} as const;
