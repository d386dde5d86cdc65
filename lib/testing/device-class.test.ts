import { describe, expect, it } from "vitest";
import { toDeviceClass } from "@/lib/contracts/device-class";
import { devicePresets, firstSuite } from "@/lib/contracts/device-presets";
import { ownDeviceInput } from "@/lib/contracts/own-device";
import { toDeviceClass as toEngineClass } from "@/lib/engine/delivery/device-class";

const others = [
  "",
  "curl/8.0",
  "Mozilla/5.0 (iPad; CPU OS 12_2 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148",
  "Mozilla/5.0 (Linux; Android 10; K) Chrome/100 Mobile Safari/537.36",
  "Mozilla/5.0 (Linux; Android 10; K) Chrome/100 Safari/537.36",
  "Opera Mini/9.0",
  "Mozilla/5.0 (PlayBook; U)",
  "Mozilla/5.0 (Linux; Android 6) (compatible; Googlebot/2.1; x Mobile)",
];

describe("the class of a device", () => {
  it("is the one the delivery host sees", () => {
    for (const userAgent of [...others, ...devicePresets.map((preset) => preset.userAgent)]) {
      expect(toDeviceClass(userAgent), userAgent).toBe(toEngineClass(userAgent));
    }
  });
});

describe.each(devicePresets)("the preset $id", (preset) => {
  it("states the class of its own User-Agent", () => {
    expect(preset.deviceClass).toBe(toDeviceClass(preset.userAgent));
  });

  it("is a device as the team could keep one", () => {
    const { id: _id, deviceClass: _class, ...device } = preset;
    expect(ownDeviceInput.parse(device)).toEqual(device);
  });
});

it("shows five different devices at first, and each preset has its own id", () => {
  expect(firstSuite).toEqual(["phone", "tablet", "laptop", "desktop", "4k"]);
  expect(new Set(devicePresets.map(({ id }) => id)).size).toBe(devicePresets.length);
});
