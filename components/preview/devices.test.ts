import { describe, expect, it } from "vitest";
import { devicePresets, type DeviceProfile } from "@/lib/contracts/device-presets";
import { standardDevices, toScreen, toScreens, toShown } from "./devices";

const own: DeviceProfile = { ...devicePresets[0], id: "kiosk1", name: "Kiosk", widthPx: 1080, heightPx: 1920, dpr: 1 };

describe("screens of the stage", () => {
  it("shows one device of each class where nobody chose", () => {
    const classes = toScreens(undefined, []).map(({ deviceClass }) => deviceClass);
    expect(classes).toEqual(["desktop", "tablet", "mobile"]);
  });

  it("shows presets and the team's own in the chosen order", () => {
    const chosen = [
      { id: "kiosk1", isRotated: false },
      { id: "iphone", isRotated: false },
    ];
    expect(toScreens(chosen, [own]).map(({ name }) => name)).toEqual(["Kiosk", "iPhone, Safari"]);
  });

  it("leaves out a device that is gone, and falls back where all are gone", () => {
    const gone = { id: "gone", isRotated: false };
    expect(toScreens([gone, { id: "phone", isRotated: false }], []).map(({ id }) => id)).toEqual(["phone"]);
    expect(toScreens([gone], []).map(({ id }) => id)).toEqual(standardDevices.map(({ id }) => id));
  });

  it("swaps the sides of a turned device and makes its full width the slot", () => {
    const screen = toScreen(own, { id: own.id, isRotated: true });
    expect([screen.widthPx, screen.heightPx, screen.slotWidthPx]).toEqual([1920, 1080, 1920]);
  });

  it("keeps a slot within the screen", () => {
    expect(toScreen(own, { id: own.id, isRotated: false, slotWidthPx: 300 }).slotWidthPx).toBe(300);
    expect(toScreen(own, { id: own.id, isRotated: false, slotWidthPx: 5000 }).slotWidthPx).toBe(1080);
  });

  it("writes back to the address what was chosen, and no width nobody chose", () => {
    for (const shown of [
      { id: own.id, isRotated: true },
      { id: own.id, isRotated: false, slotWidthPx: 300 },
    ])
      expect(toShown(toScreen(own, shown))).toEqual(shown);
  });
});
