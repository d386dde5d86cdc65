import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { uploadFields } from "@/lib/contracts/upload";
import { createMeasureSandbox, openTestWorld, type TestWorld } from "@/lib/testing/builders/open-test-world";
import { picture } from "@/lib/testing/pictures";
import { listImageHistory } from "../history/list-image-history";
import { deleteImage } from "./delete-image";
import { reconcile } from "./reconcile";
import { removeDoubles } from "./remove-doubles";
import { sendDeadlineMs } from "./send-upload";
import { settleAtStart } from "./settle-at-start";
import { trashImage } from "./trash-image";
import { updateImage } from "./update-image";
import { uploadImage } from "./upload-image";
import { markField } from "./upload-mark";

const sandbox = createMeasureSandbox();
afterAll(() => sandbox.close());
let world: TestWorld;
let id: string;
const send = async (fields: Record<string, string> = {}, key?: string) => {
  const file = { staged: await world.stage(await picture("jpeg")), filename: "a.jpg" };
  const sending = { fields: uploadFields.parse(fields), file, ...(key !== undefined && { idempotencyKey: key }) };
  return (await uploadImage(world.contextFor(), sending)).image.id;
};
beforeEach(async () => {
  world = await openTestWorld(sandbox);
  id = await send({ metadata: JSON.stringify({ album: "sea" }) });
});
afterEach(() => world.close());

const change = (isPrivate: boolean, one = id) => updateImage(world.contextFor(), { id: one, edit: { isPrivate } });
const round = () => reconcile(world.contextFor(), { worker: "one" });
const waiting = () => world.index.privacyChanges.list(10);
const atUpstream = () => [...world.upstream.images.values()];
const onlyImage = async () => {
  const { items } = await world.index.images.list({ q: "", sort: "-uploadedAt", limit: 10, state: "ready" });
  expect(items).toHaveLength(1);
  return items[0];
};

describe("the privacy of an image", () => {
  it("comes with another id and other URLs, and everything else stays", async () => {
    await updateImage(world.contextFor(), { id, edit: { alt: "A bay", focalPoint: { x: 0.5, y: 0.25 } } });
    const before = await world.index.images.get(id);
    const after = await change(true);
    expect(after.id).not.toBe(id);
    expect(after).toEqual({ ...before, id: after.id, isPrivate: true, variants: after.variants });
    expect(after.variants.every(({ url }) => url.includes(after.id))).toBe(true);
    expect(await onlyImage()).toMatchObject({ id: after.id, isPrivate: true, alt: "A bay" });
    expect(atUpstream()).toMatchObject([{ id: after.id, isPrivate: true, meta: { album: "sea", _f: "0.5x0.25" } }]);
    expect(await waiting()).toEqual([]);
  });

  it("goes there and back", async () => {
    const hidden = await change(true);
    const shown = await change(false, hidden.id);
    expect(shown.isPrivate).toBe(false);
    expect(await onlyImage()).toMatchObject({ id: shown.id, isPrivate: false });
  });

  it("takes the history along and adds to it", async () => {
    const after = await change(true);
    const { items } = await listImageHistory(world.contextFor(), { id: after.id });
    expect(items.map(({ action }) => action)).toEqual(["image.privacy-changed", "image.uploaded"]);
    expect(items[0]?.detail).toEqual({ isPrivate: true, formerId: id });
    const shown = await change(false, after.id);
    const whole = await listImageHistory(world.contextFor(), { id: shown.id });
    const changed = "image.privacy-changed";
    expect(whole).toMatchObject({ isWhole: true });
    expect(whole.items.map(({ action }) => action)).toEqual([changed, changed, "image.uploaded"]);
  });

  it("is not asked for where it is so already", async () => {
    world.upstream.calls.length = 0;
    expect(await change(false)).toMatchObject({ id });
    expect(world.upstream.calls).not.toContain("updateImage");
  });

  it("changes beside other things in one call", async () => {
    const edit = { alt: "A bay", isPrivate: true };
    expect(await updateImage(world.contextFor(), { id, edit })).toMatchObject({ alt: "A bay", isPrivate: true });
  });

  it("is refused with the remedy for an id of somebody's choosing", async () => {
    const chosen = await send({ id: "shop/logo" });
    await expect(change(true, chosen)).rejects.toMatchObject({
      code: "invalid-input",
      detail: expect.stringContaining("without an id"),
    });
    expect(world.upstream.images.get(chosen)?.isPrivate).toBe(false);
  });

  it("stays in the trash, and of nobody", async () => {
    await trashImage(world.contextFor(), { id });
    await expect(change(true)).rejects.toMatchObject({ code: "invalid-input" });
    await expect(change(true, "nobody")).rejects.toMatchObject({ code: "not-found" });
  });

  it("stays as it was when the upstream says no", async () => {
    world.upstream.failNext("updateImage", "refused", { code: "upstream-refused" });
    await expect(change(true)).rejects.toMatchObject({ code: "upstream-refused" });
    expect(await onlyImage()).toMatchObject({ id, isPrivate: false });
    expect(await waiting()).toEqual([]);
  });
});

describe("a change of privacy whose answer is lost", () => {
  const lose = async () => {
    world.upstream.failNext("updateImage", "lost");
    world.upstream.failNext("listImages", "refused");
    await expect(change(true)).rejects.toMatchObject({ code: "upstream-unreachable" });
  };

  it("is found at once by its mark", async () => {
    world.upstream.failNext("updateImage", "lost");
    expect(await change(true)).toMatchObject({ isPrivate: true });
    expect(atUpstream()).toHaveLength(1);
    expect(await waiting()).toEqual([]);
  });

  it("is found by a mark of its own where the image had none", async () => {
    await world.upstream.updateImage(id, { meta: { album: "sea" } });
    world.upstream.failNext("updateImage", "lost");
    const after = await change(true);
    expect(world.upstream.images.get(after.id)?.meta).toEqual({ album: "sea", [markField]: expect.any(String) });
  });

  it("is found by the next round, in the name of whoever asked", async () => {
    await lose();
    await round();
    const image = await onlyImage();
    expect(image).toMatchObject({ id: atUpstream()[0]?.id, isPrivate: true });
    const [entry] = await world.index.audit.list({ action: "image.privacy-changed", limit: 1 });
    expect(entry).toMatchObject({ actorId: "ann", imageId: image?.id });
  });

  it("is found by the next start", async () => {
    await lose();
    await settleAtStart(world.contextFor());
    expect(await onlyImage()).toMatchObject({ id: atUpstream()[0]?.id, isPrivate: true });
  });

  it("is found by whoever asks again", async () => {
    await lose();
    expect(await change(true)).toMatchObject({ isPrivate: true });
    expect(atUpstream()).toHaveLength(1);
  });

  it("keeps the opposite waiting", async () => {
    world.upstream.failNext("updateImage", "late");
    await expect(change(true)).rejects.toMatchObject({ code: "upstream-unreachable" });
    await world.index.db.updateTable("image").set({ is_private: 1 }).execute();
    await expect(change(false)).rejects.toMatchObject({ code: "change-in-progress" });
  });

  it("is given up once it can no longer arrive", async () => {
    world.upstream.failNext("updateImage", "refused");
    await expect(change(true)).rejects.toMatchObject({ code: "upstream-unreachable" });
    await round();
    expect(await waiting()).toHaveLength(1);
    world.advance(sendDeadlineMs);
    await round();
    expect(await waiting()).toEqual([]);
    expect(await onlyImage()).toMatchObject({ id, isPrivate: false });
  });

  it("leaves no image behind when that is deleted", async () => {
    await lose();
    expect(await deleteImage(world.contextFor(), { id })).toMatchObject({ isPending: false });
    expect(atUpstream()).toEqual([]);
    expect(await waiting()).toEqual([]);
  });

  it("keeps a deletion waiting until it is known", async () => {
    world.upstream.failNext("updateImage", "late");
    await expect(change(true)).rejects.toMatchObject({ code: "upstream-unreachable" });
    expect(await deleteImage(world.contextFor(), { id })).toMatchObject({ isPending: true });
    world.upstream.land();
    await round();
    expect(atUpstream()).toEqual([]);
    expect(await world.index.images.find(id)).toBeUndefined();
  });

  it("is not taken for the double of an upload that was sent twice", async () => {
    world.upstream.failNext("upload", "refused");
    await expect(send({}, "key-1")).rejects.toMatchObject({ code: "upstream-unreachable" });
    id = await send({}, "key-1");
    world.upstream.failNext("updateImage", "lost");
    world.upstream.failNext("listImages", "refused");
    await expect(change(true)).rejects.toMatchObject({ code: "upstream-unreachable" });
    world.advance(11 * 60_000);
    await removeDoubles(world.contextFor());
    expect(atUpstream().filter(({ isPrivate }) => isPrivate)).toHaveLength(1);
    await round();
    expect(await world.index.images.find(id)).toBeUndefined();
    expect(atUpstream().filter(({ isPrivate }) => isPrivate)).toHaveLength(1);
  });

  it("is answered under the new id when the upload is asked for again", async () => {
    id = await send({}, "key-2");
    const after = await change(true);
    expect(await send({}, "key-2")).toBe(after.id);
  });
});

it("asks once however often the same is wanted at the same time", async () => {
  const both = await Promise.all([change(true), change(true)]);
  expect(both[0]?.id).toBe(both[1]?.id);
  expect(atUpstream()).toHaveLength(1);
});
