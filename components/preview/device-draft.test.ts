import { describe, expect, it } from "vitest";
import { devicePresets } from "@/lib/contracts/device-presets";
import { ownDeviceInput } from "@/lib/contracts/own-device";
import { findFaults, toDeviceInput, toDraft, type DeviceDraft } from "./device-draft";

const good: DeviceDraft = { ...toDraft(undefined), name: "Kiosk" };

describe("the form of a device", () => {
  it("starts with everything but a name", () => {
    expect(Object.keys(findFaults(toDraft(undefined)))).toEqual(["name"]);
  });

  it("takes every preset as it is", () => {
    for (const preset of devicePresets) expect(findFaults(toDraft(preset))).toEqual({});
  });

  it("sends what the server takes", () => {
    expect(ownDeviceInput.parse(toDeviceInput({ ...good, dpr: "1.5" }))).toMatchObject({ name: "Kiosk", dpr: 1.5 });
  });

  it.each<[keyof DeviceDraft, string]>([
    ["name", "  "],
    ["widthPx", "99"],
    ["widthPx", "16385"],
    ["heightPx", "12.5"],
    ["heightPx", ""],
    ["dpr", "0.4"],
    ["dpr", "6"],
    ["dpr", ""],
    ["dpr", "two"],
    ["userAgent", ""],
    ["userAgent", "Köln"],
    ["accept", "imäge/*"],
  ])("refuses %s of '%s' as the server would", (field, text) => {
    const draft = { ...good, [field]: text };
    expect(Object.keys(findFaults(draft))).toEqual([field]);
    expect(ownDeviceInput.safeParse(toDeviceInput(draft)).success).toBe(false);
  });
});
