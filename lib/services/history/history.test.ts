import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { imageHistory } from "@/lib/contracts/image-history";
import { uploadFields } from "@/lib/contracts/upload";
import { createMeasureSandbox, openTestWorld, type TestWorld } from "@/lib/testing/builders/open-test-world";
import { picture } from "@/lib/testing/pictures";
import { systemActor } from "../context";
import { deleteImage } from "../images/delete-image";
import { restoreImage } from "../images/restore-image";
import { trashImage } from "../images/trash-image";
import { updateImage } from "../images/update-image";
import { uploadImage } from "../images/upload-image";
import { listImageHistory } from "./list-image-history";

const sandbox = createMeasureSandbox();
afterAll(() => sandbox.close());
let world: TestWorld;
let id: string;
beforeEach(async () => {
  world = await openTestWorld(sandbox);
  const at = "2026-01-01T00:00:00.000Z";
  await world.index.db
    .insertInto("user")
    .values({
      id: "ann",
      name: "Ann",
      email: "ann@example.test",
      emailVerified: 1,
      image: null,
      createdAt: at,
      updatedAt: at,
      disabledAt: null,
    })
    .execute();
  const file = { staged: await world.stage(await picture("jpeg")), filename: "a.jpg" };
  id = (await uploadImage(world.contextFor(), { fields: uploadFields.parse({}), file })).image.id;
});
afterEach(() => world.close());
const history = () => listImageHistory(world.contextFor(), { id });

describe("the history of an image", () => {
  it("tells what happened, when and by whom, newest first", async () => {
    world.advance(1000);
    await updateImage(world.contextFor(), { id, edit: { alt: "A boat" } });
    await trashImage(world.contextFor({ actor: systemActor }), { id });
    await restoreImage(world.contextFor({ actor: { ...systemActor, id: "left-long-ago" } }), { id });
    const { items, isWhole } = imageHistory.parse(await history());
    expect(items.map(({ actor, action }) => [actor, action])).toEqual([
      ["Someone who is gone", "image.restored"],
      ["Vitrine", "image.trashed"],
      ["Ann", "image.updated"],
      ["Ann", "image.uploaded"],
    ]);
    expect(items[2]).toMatchObject({ at: world.now().toISOString(), detail: { alt: "A boat" } });
    expect(isWhole).toBe(true);
  });

  it("says when there is more than it shows", async () => {
    for (let count = 0; count < 205; count += 1) {
      await updateImage(world.contextFor(), { id, edit: { alt: String(count) } });
    }
    const { items, isWhole } = await history();
    expect([items.length, isWhole, items[0]?.detail["alt"]]).toEqual([200, false, "204"]);
  });

  it("ends with the image", async () => {
    await deleteImage(world.contextFor(), { id });
    await expect(history()).rejects.toMatchObject({ code: "not-found" });
  });
});
