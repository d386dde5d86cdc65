import type { Locator } from "@playwright/test";
import jsQR from "jsqr";
import sharp from "sharp";

/** Each module of a code wide enough to be told from its neighbours. */
const widthPx = 720;

/** The text of a code as a camera sees it: from the pixels on the screen. Undefined where there is none. */
export const readQr = async (code: Locator): Promise<string | undefined> => {
  const shot = sharp(await code.screenshot()).resize({ width: widthPx, kernel: "nearest" });
  const { data, info } = await shot.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return jsQR(new Uint8ClampedArray(data), info.width, info.height)?.data;
};
