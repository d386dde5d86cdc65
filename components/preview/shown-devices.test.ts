import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { moveDevice, parseShownDevices, printShownDevices, shownDevicesMost } from "./shown-devices";

const device = fc.record(
  {
    id: fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/),
    isRotated: fc.boolean(),
    slotWidthPx: fc.integer({ min: 1, max: 9999 }),
  },
  { requiredKeys: ["id", "isRotated"] },
);
const suite = fc.uniqueArray(device, { minLength: 1, maxLength: shownDevicesMost, selector: ({ id }) => id });
const phone = { id: "phone", isRotated: false };
const tablet = { id: "tablet", isRotated: true, slotWidthPx: 720 };

describe("the suite in the address", () => {
  it("reads back every suite it wrote", () => {
    fc.assert(
      fc.property(suite, (devices) => {
        expect(parseShownDevices(printShownDevices(devices))).toEqual(devices);
      }),
    );
  });

  it("never throws, and never shows more than fits", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        expect(parseShownDevices(text)?.length ?? 1).toBeLessThanOrEqual(shownDevicesMost);
      }),
    );
    const many = Array.from({ length: 40 }, (_, index) => `d${index}`).join(",");
    expect(parseShownDevices(many)).toHaveLength(shownDevicesMost);
  });

  it("is short enough to read", () => {
    expect(printShownDevices([phone, tablet])).toBe("phone,tablet~r~720");
  });

  it("leaves out what it cannot read and counts a device once", () => {
    expect(parseShownDevices("phone,,<b>,phone~r")).toEqual([phone]);
    expect(parseShownDevices("phone~0~99999~x")).toEqual([phone]);
    expect(parseShownDevices("")).toBeUndefined();
    expect(parseShownDevices(null)).toBeUndefined();
  });
});

describe("changing the suite", () => {
  it("moves a device by one place and stops at the ends", () => {
    expect(moveDevice([phone, tablet], "tablet", -1)).toEqual([tablet, phone]);
    expect(moveDevice([phone, tablet], "phone", -1)).toEqual([phone, tablet]);
    expect(moveDevice([phone, tablet], "tablet", 1)).toEqual([phone, tablet]);
    expect(moveDevice([phone, tablet], "gone", 1)).toEqual([phone, tablet]);
  });
});
