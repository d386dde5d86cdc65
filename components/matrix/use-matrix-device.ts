"use client";

import { useQuery } from "@tanstack/react-query";
import { devicesQuery } from "@/lib/client/devices";
import { devicePresets, type DeviceProfile } from "@/lib/contracts/device-presets";

const none: readonly DeviceProfile[] = [];

/** The team's own devices; none until they are known. */
export const useOwnDevices = (): readonly DeviceProfile[] => useQuery(devicesQuery()).data?.items ?? none;

/** The device of this id; a desktop where nobody has it any more. */
export const useMatrixDevice = (id: string): DeviceProfile => {
  const all: readonly DeviceProfile[] = [...devicePresets, ...useOwnDevices()];
  return all.find((device) => device.id === id) ?? devicePresets[3];
};
