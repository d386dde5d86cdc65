import { ownDevice, ownDeviceInput, ownDeviceList } from "@/lib/contracts/own-device";
import { jsonBody } from "@/lib/http/json-body";
import { defineRoute, methodNotAllowed } from "@/lib/runtime/define-route";
import { createDevice } from "@/lib/services/devices/create-device";
import { listDevices } from "@/lib/services/devices/list-devices";

const path = "/api/devices";

export const GET = defineRoute({
  access: "viewer",
  path,
  summary: "The team's own devices for the preview",
  answer: ownDeviceList,
  run: (ctx) => listDevices(ctx),
});

export const POST = defineRoute({
  access: "editor",
  path,
  summary: "Keeps a device for the whole team",
  body: jsonBody(ownDeviceInput),
  status: 201,
  answer: ownDevice,
  run: (ctx, { body }) => createDevice(ctx, body),
});

const refuse = methodNotAllowed(path, ["GET", "POST"]);
export { refuse as DELETE, refuse as PATCH, refuse as PUT };
