import { AppError } from "@/lib/errors/app-error";
import type { ServiceContext } from "../context";
import { toDeviceAudit } from "./to-device-audit";

/** Throws `not-found`. */
export const deleteDevice = async (ctx: ServiceContext, { id }: Readonly<{ id: string }>): Promise<void> => {
  if (await ctx.devices.remove(id, toDeviceAudit(ctx, "device.deleted", { id }))) return;
  throw new AppError("not-found", { detail: "There is no device with this id." });
};
