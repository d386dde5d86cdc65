import { randomUUID } from "node:crypto";
import { type OwnDevice, type OwnDeviceInput, ownDeviceLimit } from "@/lib/contracts/own-device";
import { AppError } from "@/lib/errors/app-error";
import type { ServiceContext } from "../context";
import { toDeviceAudit } from "./to-device-audit";
import { toOwnDevice } from "./to-own-device";

/** Keeps a device for the whole team. Throws `invalid-input` when there are as many as there may be. */
export const createDevice = async (ctx: ServiceContext, input: OwnDeviceInput): Promise<OwnDevice> => {
  const device = { ...input, id: `own-${randomUUID()}` };
  const audit = toDeviceAudit(ctx, "device.created", { id: device.id, name: device.name });
  if (await ctx.devices.add(device, ownDeviceLimit, audit)) return toOwnDevice(device);
  throw new AppError("invalid-input", {
    detail: `The team has ${ownDeviceLimit} devices, which is the most. Delete one that nobody needs.`,
  });
};
