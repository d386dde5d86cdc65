import type { PreviewChoice } from "@/lib/client/preview";
import type { Side } from "./compare-settings";

/** What a browser that knows no better format than this one accepts. */
const accepts = {
  avif: "image/avif,image/*;q=0.8",
  webp: "image/webp,image/*;q=0.8",
  jpeg: "image/jpeg,image/png;q=0.9",
} as const;

/** The call that fetches one of the two pictures. */
export const toChoice = ({ variant, device, format }: Side): PreviewChoice => ({
  variant,
  device,
  ...(format !== "any" && { accept: accepts[format] }),
});
