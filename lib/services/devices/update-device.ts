import type { OwnDevice, OwnDeviceEdit } from "@/lib/contracts/own-device";
import { AppError } from "@/lib/errors/app-error";
import type { ServiceContext } from "../context";
import { toDeviceAudit } from "./to-device-audit";
import { toOwnDevice } from "./to-own-device";

/** Changes a device; what is left out stays. Throws `not-found`. */
export const updateDevice = async (
  ctx: ServiceContext,
  { id, edit }: Readonly<{ id: string; edit: OwnDeviceEdit }>,
): Promise<OwnDevice> => {
  const changed = await ctx.devices.edit(id, edit, toDeviceAudit(ctx, "device.updated", { id, ...edit }));
  if (changed !== undefined) return toOwnDevice(changed);
  throw new AppError("not-found", { detail: "There is no device with this id." });
};
