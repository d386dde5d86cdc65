import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildImage } from "@/lib/testing/builders/build-image";
import { addImages } from "@/lib/testing/builders/open-test-index";
import { createMeasureSandbox, openTestWorld, type TestWorld } from "@/lib/testing/builders/open-test-world";
import { getImage } from "../images/get-image";

const sandbox = createMeasureSandbox();
afterAll(() => sandbox.close());

let world: TestWorld;
beforeEach(async () => {
  world = await openTestWorld(sandbox);
  const named = ["public", "former"].map((name) => ({ name, url: `http://delivery.test/hash/one/${name}` }));
  await addImages(world.index, [buildImage({ id: "one", variants: named }), buildImage({ id: "bare", variants: [] })]);
});
afterEach(() => world.close());

const names = async (id = "one") => (await getImage(world.contextFor(), { id })).variants.map(({ name }) => name);

describe("an image", () => {
  it("has the variants of today, by URLs of their own, and none that previews keep", async () => {
    const record = { options: { fit: "cover", width: 9, metadata: "none" }, neverRequireSignedURLs: false } as const;
    for (const name of ["hero", "vitrinescratch0"]) world.upstream.account.variants.set(name, { name, ...record });
    const { variants } = await getImage(world.contextFor(), { id: "one" });
    expect(variants).toEqual(
      ["default", "hero", "public"].map((name) => ({ name, url: `http://delivery.test/hash/one/${name}` })),
    );
  });

  it("is shown as it is known while the upstream is away", async () => {
    world.upstream.failNext("variants.list", "refused");
    expect(await names()).toEqual(["public", "former"]);
    expect(await names()).toEqual(["default", "public"]);
  });

  it("does not wait for an upstream that says nothing", async () => {
    const go = world.upstream.hold("variants.list");
    expect(await names()).toEqual(["public", "former"]);
    go();
    expect(await names()).toEqual(["default", "public"]);
  });

  it("without a URL stays without", async () => {
    expect(await names("bare")).toEqual([]);
    expect(world.upstream.calls).toEqual([]);
  });
});
