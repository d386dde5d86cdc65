import { ownDeviceLimit, type OwnDeviceList } from "@/lib/contracts/own-device";
import type { ServiceContext } from "../context";
import { toOwnDevice } from "./to-own-device";

/** The team's own devices, in the order they were added. */
export const listDevices = async ({ devices }: Pick<ServiceContext, "devices">): Promise<OwnDeviceList> => ({
  items: (await devices.list()).map(toOwnDevice),
  limit: ownDeviceLimit,
});
