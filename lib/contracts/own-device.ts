import { z } from "zod";
import { device } from "./device";
import { deviceKinds } from "./device-presets";

/** Printable ASCII: what a request header can carry. */
const headerText = z.string().regex(/^[\x20-\x7e]*$/, "Only letters, digits and signs of ASCII fit in a header.");
const sidePx = z.int().min(100).max(16_384);

const fields = {
  name: z.string().trim().min(1).max(60),
  kind: z.enum(deviceKinds),
  widthPx: sidePx,
  heightPx: sidePx,
  dpr: z.number().min(0.5).max(5),
  userAgent: headerText.trim().min(1).max(400),
  accept: headerText.trim().max(200),
};

export const ownDeviceInput = z.strictObject({ ...fields, accept: fields.accept.default("") });
export type OwnDeviceInput = z.infer<typeof ownDeviceInput>;

/** What is left out stays. */
export const ownDeviceEdit = z
  .strictObject({
    name: fields.name.exactOptional(),
    kind: fields.kind.exactOptional(),
    widthPx: fields.widthPx.exactOptional(),
    heightPx: fields.heightPx.exactOptional(),
    dpr: fields.dpr.exactOptional(),
    userAgent: fields.userAgent.exactOptional(),
    accept: fields.accept.exactOptional(),
  })
  .refine((edit) => Object.keys(edit).length > 0, "Say what to change.");
export type OwnDeviceEdit = z.infer<typeof ownDeviceEdit>;

/** One of the team's own devices: a `DeviceProfile` whose class is told from its User-Agent. */
export const ownDevice = z.object({ ...fields, id: z.string(), deviceClass: device });
export type OwnDevice = z.infer<typeof ownDevice>;

/** In the order they were added. At most `ownDeviceLimit`. */
export const ownDeviceList = z.object({ items: z.array(ownDevice), limit: z.int() });
export type OwnDeviceList = z.infer<typeof ownDeviceList>;

export const ownDeviceLimit = 50;
export const ownDeviceParams = z.object({ id: z.string().min(1).max(64) });
