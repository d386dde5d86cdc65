import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { devicePresets } from "@/lib/contracts/device-presets";
import { ownDeviceEdit, ownDeviceInput, ownDeviceLimit } from "@/lib/contracts/own-device";
import { createMeasureSandbox, openTestWorld, type TestWorld } from "@/lib/testing/builders/open-test-world";
import { createDevice } from "./create-device";
import { deleteDevice } from "./delete-device";
import { listDevices } from "./list-devices";
import { updateDevice } from "./update-device";

const sandbox = createMeasureSandbox();
afterAll(() => sandbox.close());
let world: TestWorld;
beforeEach(async () => {
  world = await openTestWorld(sandbox);
});
afterEach(() => world.close());

const userAgent = devicePresets[0].userAgent;
const input = ownDeviceInput.parse({
  name: "Lobby screen",
  kind: "4k",
  widthPx: 3840,
  heightPx: 2160,
  dpr: 1,
  userAgent,
});
const actions = async () => (await world.index.audit.list({ limit: 10 })).map(({ action }) => action);

describe("the team's own devices", () => {
  it("come in the order they were added, each with the class of its User-Agent", async () => {
    const first = await createDevice(world.contextFor(), input);
    const second = await createDevice(world.contextFor(), { ...input, name: "Till", userAgent: "Till/1.0", dpr: 1.25 });
    expect(first).toMatchObject({ ...input, accept: "", deviceClass: "mobile" });
    expect(second).toMatchObject({ deviceClass: "desktop", dpr: 1.25 });
    expect(await listDevices(world.contextFor())).toEqual({ items: [first, second], limit: ownDeviceLimit });
  });

  it("change field by field, and know their class anew", async () => {
    const { id, ...before } = await createDevice(world.contextFor(), input);
    const edit = ownDeviceEdit.parse({ userAgent: "Mozilla/5.0 (iPad)", widthPx: 1000 });
    const after = await updateDevice(world.contextFor(), { id, edit });
    expect(after).toEqual({ ...before, ...edit, id, deviceClass: "tablet" });
    expect((await listDevices(world.contextFor())).items).toEqual([after]);
  });

  it("are gone when deleted, and once", async () => {
    const { id } = await createDevice(world.contextFor(), input);
    await deleteDevice(world.contextFor(), { id });
    expect((await listDevices(world.contextFor())).items).toEqual([]);
    await expect(deleteDevice(world.contextFor(), { id })).rejects.toMatchObject({ code: "not-found" });
    await expect(updateDevice(world.contextFor(), { id, edit: { name: "x" } })).rejects.toMatchObject({
      code: "not-found",
    });
    expect(await actions()).toEqual(["device.deleted", "device.created"]);
  });

  it("are as many as there may be, and no more", async () => {
    for (let count = 0; count < ownDeviceLimit; count += 1) await createDevice(world.contextFor(), input);
    await expect(createDevice(world.contextFor(), input)).rejects.toMatchObject({
      code: "invalid-input",
      detail: expect.stringContaining(String(ownDeviceLimit)),
    });
    expect((await listDevices(world.contextFor())).items).toHaveLength(ownDeviceLimit);
  });

  it.each([
    { ...input, userAgent: "a\r\nX-Evil: 1" },
    { ...input, userAgent: " " },
    { ...input, accept: "größe" },
    { ...input, widthPx: 0 },
    { ...input, dpr: 420 },
    { ...input, kind: "fridge" },
    { ...input, name: "  " },
  ])("are refused where no browser could be so: %#", (wrong) => {
    expect(ownDeviceInput.safeParse(wrong).success).toBe(false);
  });
});
