import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findColor, printColor, toOpaque } from "./color";

describe("findColor", () => {
  it.each([
    ["#f80", [255, 136, 0, 1]],
    ["#F808", [255, 136, 0, 0.533]],
    ["#ff8800", [255, 136, 0, 1]],
    ["#ff880000", [255, 136, 0, 0]],
    ["rebeccapurple", [102, 51, 153, 1]],
    ["WHITE", [255, 255, 255, 1]],
    ["transparent", [0, 0, 0, 0]],
    ["rgb(1,2,3)", [1, 2, 3, 1]],
    ["rgb(1 2 3)", [1, 2, 3, 1]],
    ["rgb(1 2 3 / 25%)", [1, 2, 3, 0.25]],
    ["rgba(1, 2, 3, .25)", [1, 2, 3, 0.25]],
    ["rgb(100% 0% 50%)", [255, 0, 127, 1]],
    ["rgb(999 -5 3 / 7)", [255, 0, 3, 1]],
    [" red ", [255, 0, 0, 1]],
  ])("reads %s", (text, [red, green, blue, alpha]) => {
    const found = findColor(text);
    expect(found).toEqual({ red, green: expect.any(Number), blue: expect.any(Number), alpha });
    expect(Math.abs((found?.green ?? -9) - (green ?? 0))).toBeLessThanOrEqual(1);
    expect(Math.abs((found?.blue ?? -9) - (blue ?? 0))).toBeLessThanOrEqual(1);
  });

  it.each(["", "#", "#ff", "#fffff", "ff8800", "rgb(1,2)", "hsl(1 2% 3%)", "constructor", "url(x)", "r".repeat(65)])(
    "does not know %j",
    (text) => {
      expect(findColor(text)).toBeUndefined();
    },
  );

  it("knows no text that would be a colour beyond its range", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 70 }), (text) => {
        const { red = 0, green = 0, blue = 0, alpha = 0 } = findColor(text) ?? {};
        for (const channel of [red, green, blue]) expect(channel >= 0 && channel <= 255).toBe(true);
        expect(alpha >= 0 && alpha <= 1).toBe(true);
      }),
    );
  });
});

describe("printColor", () => {
  it("writes what is read back as the same", () => {
    const channel = fc.integer({ min: 0, max: 255 });
    const alpha = fc.integer({ min: 0, max: 1000 }).map((steps) => steps / 1000);
    fc.assert(
      fc.property(fc.record({ red: channel, green: channel, blue: channel, alpha }), (color) => {
        expect(findColor(printColor(color))).toEqual(color);
      }),
    );
  });
});

describe("toOpaque", () => {
  it("lays a colour on white", () => {
    expect(toOpaque({ red: 0, green: 100, blue: 255, alpha: 0.5 })).toEqual({
      red: 128,
      green: 178,
      blue: 255,
      alpha: 1,
    });
    expect(toOpaque({ red: 1, green: 2, blue: 3, alpha: 1 })).toEqual({ red: 1, green: 2, blue: 3, alpha: 1 });
    expect(toOpaque({ red: 1, green: 2, blue: 3, alpha: 0 })).toEqual({ red: 255, green: 255, blue: 255, alpha: 1 });
  });
});
