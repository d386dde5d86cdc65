import type { Image } from "@/lib/contracts/image";
import { AppError } from "@/lib/errors/app-error";
import type { ServiceContext } from "../context";
import { signUrl } from "./signature";

/** Long enough to be fetched once, by us. */
const lifetimeSeconds = 300;

/** The URL as the console itself may fetch it now: signed where the image is private. Never given out. */
export const toReadableUrl = async (
  { upstream, clock, signal }: Pick<ServiceContext, "upstream" | "clock" | "signal">,
  { isPrivate }: Pick<Image, "isPrivate">,
  url: string,
): Promise<string> => {
  if (!isPrivate) return url;
  const [key] = await upstream.keys.list({ signal });
  if (key === undefined) {
    throw new AppError("upstream-refused", {
      detail: "The account has no signing key, so its private images cannot be shown. Create one.",
    });
  }
  return signUrl(url, key, Math.floor(clock().getTime() / 1000) + lifetimeSeconds);
};
