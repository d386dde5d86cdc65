import { toDeviceClass } from "@/lib/contracts/device-class";
import type { OwnDevice } from "@/lib/contracts/own-device";
import type { KeptDevice } from "@/lib/db/repositories/device-repository";

export const toOwnDevice = (kept: KeptDevice): OwnDevice => ({ ...kept, deviceClass: toDeviceClass(kept.userAgent) });
