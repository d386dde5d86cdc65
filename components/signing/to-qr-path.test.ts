import jsQR from "jsqr";
import { describe, expect, it } from "vitest";
import { toQrPath, toQrSvg, type QrPath } from "./to-qr-path";

const modulePx = 3;

/** The path as a camera's picture of it. */
const draw = ({ path, sizeModules }: QrPath) => {
  const widthPx = sizeModules * modulePx;
  const pixels = new Uint8ClampedArray(widthPx * widthPx * 4).fill(255);
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g))
    for (let row = 0; row < modulePx; row++) {
      const start = ((Number(y) * modulePx + row) * widthPx + Number(x) * modulePx) * 4;
      for (let pixel = 0; pixel < modulePx; pixel++) pixels.fill(0, start + pixel * 4, start + pixel * 4 + 3);
    }
  return { pixels, widthPx };
};

const read = (code: QrPath): string | undefined => {
  const { pixels, widthPx } = draw(code);
  return jsQR(pixels, widthPx, widthPx, { inversionAttempts: "dontInvert" })?.data;
};

const url = (idChars: number) =>
  `https://imagedelivery.net/Vi7wi5KSItxGFsWRG2Us6Q/${"a%2Fb-".repeat(idChars / 6)}/public?exp=1767225600&sig=${"0f".repeat(32)}`;

describe("toQrPath", () => {
  it.each([36, 900])("is read back as it was, with an id of %i characters", (idChars) => {
    expect(read(toQrPath(url(idChars)))).toBe(url(idChars));
  });

  it("keeps four light modules around", () => {
    const { path, sizeModules } = toQrPath(url(36));
    const places = [...path.matchAll(/M(\d+) (\d+)h/g)].flatMap(([, x, y]) => [Number(x), Number(y)]);
    expect([Math.min(...places), Math.max(...places)]).toEqual([4, sizeModules - 5]);
  });

  it("is the same picture as a file", () => {
    const code = toQrPath(url(36));
    expect(toQrSvg(code)).toContain(`viewBox="0 0 ${code.sizeModules} ${code.sizeModules}"`);
    expect(toQrSvg(code)).toContain(code.path);
  });
});
