import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { uploadFields } from "@/lib/contracts/upload";
import { usage } from "@/lib/contracts/usage";
import { createMeasureSandbox, openTestWorld, type TestWorld } from "@/lib/testing/builders/open-test-world";
import { picture } from "@/lib/testing/pictures";
import { trashImage } from "../images/trash-image";
import { uploadImage } from "../images/upload-image";
import { getUsage } from "./get-usage";

const sandbox = createMeasureSandbox();
afterAll(() => sandbox.close());
let world: TestWorld;
beforeEach(async () => {
  world = await openTestWorld(sandbox);
});
afterEach(() => world.close());
const upload = async (seed: number) => {
  const bytes = await picture("jpeg", { seed });
  const file = { staged: await world.stage(bytes), filename: "a.jpg" };
  return (await uploadImage(world.contextFor(), { fields: uploadFields.parse({}), file })).image;
};

describe("getUsage", () => {
  it("costs nothing while nothing is stored", async () => {
    const empty = usage.parse(await getUsage(world.contextFor()));
    expect(empty).toMatchObject({ stored: 0, indexed: { count: 0, sizeBytes: 0 }, projected: { total: 0 } });
  });

  it("counts what the upstream holds, the trash included, and what the library shows", async () => {
    const [kept, trashed] = [await upload(1), await upload(2)];
    await trashImage(world.contextFor(), { id: trashed.id });
    expect(await getUsage(world.contextFor())).toMatchObject({
      stored: 2,
      allowed: 100_000,
      indexed: { count: 1, sizeBytes: kept.sizeBytes },
      projected: { stored: 5, total: 5 },
    });
  });

  it("guesses nothing that no upstream tells, and says where its prices are from", async () => {
    const { delivered, transformations, prices } = usage.parse(await getUsage(world.contextFor()));
    expect([delivered, transformations]).toEqual([null, null]);
    expect(new URL(prices.source).hostname).toBe("developers.cloudflare.com");
    expect(Date.parse(prices.readOn)).toBeLessThan(Date.parse("2100-01-01"));
  });
});
