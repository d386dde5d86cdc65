import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { findFocalPoint } from "@/lib/contracts/focal-point";
import { uploadFields } from "@/lib/contracts/upload";
import { createMeasureSandbox, openTestWorld, type TestWorld } from "@/lib/testing/builders/open-test-world";
import { picture } from "@/lib/testing/pictures";
import { focalField } from "./focal-mark";
import { reconcile } from "./reconcile";
import { trashImage } from "./trash-image";
import { updateImage } from "./update-image";
import { uploadImage } from "./upload-image";
import { markField } from "./upload-mark";

const sandbox = createMeasureSandbox();
afterAll(() => sandbox.close());
let world: TestWorld;
let id: string;
const upload = async (metadata: Record<string, unknown>) => {
  const file = { staged: await world.stage(await picture("jpeg")), filename: "a.jpg" };
  const fields = uploadFields.parse({ metadata: JSON.stringify(metadata) });
  return (await uploadImage(world.contextFor(), { fields, file })).image.id;
};
beforeEach(async () => {
  world = await openTestWorld(sandbox);
  id = await upload({ album: "sea", nested: { a: [1, "x"] } });
});
afterEach(() => world.close());

const set = (focalPoint: { x: number; y: number } | null, context = world.contextFor()) =>
  updateImage(context, { id, edit: { focalPoint } });
const metaOf = (one = id) => world.upstream.images.get(one)?.meta ?? {};
const pending = () => world.index.focalPoints.listPendingIds({ limit: 10 });
const round = () => reconcile(world.contextFor(), { worker: "one" });

describe("the focal point of an image", () => {
  it("is kept to a thousandth in the index, and told to the upstream beside all that was there", async () => {
    const before = metaOf();
    expect(await set({ x: 0.123456, y: 1 })).toMatchObject({ focalPoint: { x: 0.123, y: 1 } });
    expect(metaOf()).toEqual({ ...before, [focalField]: "0.123x1" });
    expect(before).toMatchObject({ album: "sea", nested: { a: [1, "x"] }, [markField]: expect.any(String) });
    expect(await world.index.images.get(id)).toMatchObject({
      focalPoint: { x: 0.123, y: 1 },
      meta: { album: "sea", nested: { a: [1, "x"] } },
    });
    expect(await pending()).toEqual([]);
  });

  it("is taken away again without a trace at the upstream", async () => {
    const before = metaOf();
    await set({ x: 0.5, y: 0.5 });
    expect(await set(null)).toMatchObject({ focalPoint: null });
    expect(metaOf()).toEqual(before);
  });

  it("keeps fields that others wrote at the upstream since", async () => {
    await world.upstream.updateImage(id, { meta: { ...metaOf(), theirs: "later" } });
    await set({ x: 0.2, y: 0.3 });
    expect(metaOf()).toMatchObject({ theirs: "later", album: "sea", [focalField]: "0.2x0.3" });
  });

  it("leaves a field of theirs that has our name", async () => {
    await world.upstream.updateImage(id, { meta: { [focalField]: "a fork" } });
    await set({ x: 0.2, y: 0.3 });
    expect(metaOf()).toEqual({ [focalField]: "a fork" });
    expect(await pending()).toEqual([]);
    expect(world.lines.some(({ message }) => message.includes("something else"))).toBe(true);
  });

  it("is written with its audit entry", async () => {
    await set({ x: 0.2, y: 0.3 });
    const [entry] = await world.index.audit.list({ imageId: id, limit: 1 });
    expect(entry).toMatchObject({ action: "image.updated", detail: { focalPoint: { x: 0.2, y: 0.3 } } });
  });

  it("is promised while the upstream is away, and told by the next round", async () => {
    world.upstream.failNext("updateImage", "refused");
    expect(await set({ x: 0.2, y: 0.3 })).toMatchObject({ focalPoint: { x: 0.2, y: 0.3 } });
    expect(metaOf()).not.toHaveProperty(focalField);
    expect(await pending()).toEqual([id]);
    await round();
    expect(metaOf()).toMatchObject({ [focalField]: "0.2x0.3", album: "sea" });
    expect(await pending()).toEqual([]);
  });

  it("is not told twice when only the answer was lost", async () => {
    world.upstream.failNext("updateImage", "lost");
    await set({ x: 0.2, y: 0.3 });
    expect(await pending()).toEqual([id]);
    world.upstream.calls.length = 0;
    await round();
    expect(world.upstream.calls).not.toContain("updateImage");
    expect(await pending()).toEqual([]);
  });

  it("ends as the index has it, however two changes cross", async () => {
    const open = world.upstream.hold("updateImage");
    const both = [set({ x: 0.1, y: 0.1 }), set({ x: 0.9, y: 0.9 })];
    await Promise.race([both[0], new Promise((resolve) => setImmediate(resolve))]);
    open();
    await Promise.all(both);
    await round();
    const { focalPoint } = await world.index.images.get(id);
    expect(findFocalPoint(metaOf()[focalField])).toEqual(focalPoint);
    expect(await pending()).toEqual([]);
  });

  it("counts as pending again when an older point was told last", async () => {
    await set({ x: 0.9, y: 0.9 });
    expect(await world.index.focalPoints.settle(id, { x: 0.1, y: 0.1 })).toBe(false);
    expect(await pending()).toEqual([id]);
    expect(await world.index.focalPoints.settle(id, { x: 0.9, y: 0.9 })).toBe(true);
    expect(await pending()).toEqual([]);
  });

  it("does not stop the others when the upstream refuses one", async () => {
    const other = await upload({});
    for (const one of [id, other].toSorted()) {
      world.upstream.failNext("updateImage", "refused");
      await updateImage(world.contextFor(), { id: one, edit: { focalPoint: { x: 0.4, y: 0.6 } } });
    }
    world.upstream.failNext("updateImage", "refused", { code: "upstream-refused" });
    await round();
    const [first, second] = [id, other].toSorted();
    expect(metaOf(first)).not.toHaveProperty(focalField);
    expect(metaOf(second)).toMatchObject({ [focalField]: "0.4x0.6" });
    expect(await pending()).toEqual([first]);
  });

  it("is settled for an image the upstream has lost, so that no round asks for ever", async () => {
    world.upstream.images.delete(id);
    await set({ x: 0.2, y: 0.3 });
    expect(await pending()).toEqual([]);
    expect(world.lines.some(({ message }) => message.includes("not at the upstream"))).toBe(true);
  });

  it("is refused in words when the metadata has no room for it, and nothing changes", async () => {
    id = await upload({ text: "x".repeat(975) });
    await expect(set({ x: 0.123, y: 0.456 })).rejects.toMatchObject({
      code: "invalid-input",
      detail: expect.stringMatching(/the metadata has 10\d\d bytes .+ keeps 1024/),
    });
    expect(await world.index.images.get(id)).toMatchObject({ focalPoint: null });
    expect(metaOf()).not.toHaveProperty(focalField);
  });

  it("cannot be set in the trash, or for an image nobody has", async () => {
    await trashImage(world.contextFor(), { id });
    await expect(set({ x: 0, y: 0 })).rejects.toMatchObject({ code: "invalid-input" });
    id = "nobody";
    await expect(set({ x: 0, y: 0 })).rejects.toMatchObject({ code: "not-found" });
  });

  it("has its name kept from people's own metadata", async () => {
    await expect(upload({ [focalField]: "mine" })).rejects.toMatchObject({ code: "invalid-input" });
  });
});
