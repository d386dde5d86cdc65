import { ownDevice, ownDeviceEdit, ownDeviceParams } from "@/lib/contracts/own-device";
import { jsonBody } from "@/lib/http/json-body";
import { defineRoute, methodNotAllowed } from "@/lib/runtime/define-route";
import { deleteDevice } from "@/lib/services/devices/delete-device";
import { updateDevice } from "@/lib/services/devices/update-device";

const one = { path: "/api/devices/{id}", params: ownDeviceParams } as const;

export const PATCH = defineRoute({
  access: "editor",
  ...one,
  summary: "Changes one of the team's devices",
  body: jsonBody(ownDeviceEdit),
  answer: ownDevice,
  run: (ctx, { params, body }) => updateDevice(ctx, { ...params, edit: body }),
});

export const DELETE = defineRoute({
  access: "editor",
  ...one,
  summary: "Deletes one of the team's devices",
  status: 204,
  run: (ctx, { params }) => deleteDevice(ctx, params),
});

const refuse = methodNotAllowed(one.path, ["PATCH", "DELETE"]);
export { refuse as GET, refuse as POST, refuse as PUT };
