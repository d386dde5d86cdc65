import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { keyUse } from "@/lib/contracts/signing";
import { buildImage } from "@/lib/testing/builders/build-image";
import { addImages } from "@/lib/testing/builders/open-test-index";
import { createMeasureSandbox, openTestWorld, type TestWorld } from "@/lib/testing/builders/open-test-world";
import { signImageUrl } from "../signing/sign-image-url";
import { getKeyUse } from "./get-key-use";

const sandbox = createMeasureSandbox();
afterAll(() => sandbox.close());

let world: TestWorld;
beforeEach(async () => {
  world = await openTestWorld(sandbox);
  const url = "http://delivery.test/Vi7wi5KSItxGFsWRG2Us6Q/a/public";
  await addImages(world.index, [buildImage({ id: "a", isPrivate: true, variants: [{ name: "public", url }] })]);
  world.upstream.account.keys.set("second", "another-secret");
});
afterEach(() => world.close());

const use = async (name: string) => keyUse.parse(await getKeyUse(world.contextFor(), { name }));
const sign = (keyName: string, expiresAt: string | null) =>
  signImageUrl(world.contextFor(), { id: "a", variant: "public", keyName, expiresAt });

describe("getKeyUse", () => {
  it("knows of no URL before one is signed", async () => {
    expect(await use("default")).toEqual({
      name: "default",
      signed: null,
      openCount: 0,
      endlessCount: 0,
      isWhole: true,
    });
  });

  it("counts what was signed with this key alone, and what of it still opens", async () => {
    await sign("default", "2026-05-01T13:00:00Z");
    world.advance(60_000);
    await sign("default", null);
    await sign("second", "2026-05-01T14:00:00Z");
    const signed = { count: 2, since: "2026-05-01T12:00:00.000Z", latest: "2026-05-01T12:01:00.000Z" };
    expect(await use("default")).toMatchObject({ signed, openCount: 2, endlessCount: 1 });
    expect(await use("second")).toMatchObject({ signed: { count: 1 }, openCount: 1, endlessCount: 0 });
    world.advance(3_600_000);
    expect(await use("default")).toMatchObject({ signed, openCount: 1, endlessCount: 1 });
  });

  it("knows no key that nobody has", async () => {
    await expect(use("nobody")).rejects.toMatchObject({ code: "not-found" });
  });
});
