import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { createMeasureSandbox, openTestWorld, type TestWorld } from "@/lib/testing/builders/open-test-world";
import { openSignedUrl } from "./open-signed-url";

const sandbox = createMeasureSandbox();
afterAll(() => sandbox.close());

const base = `http://delivery.test/${"h".repeat(22)}`;
let world: TestWorld;
beforeEach(async () => {
  world = await openTestWorld(sandbox);
});
afterEach(() => world.close());

const open = (url: string) => openSignedUrl(world.contextFor(), { url });
const answer = (status: number, text: string, type = "text/plain") => {
  world.upstream.answerDelivery = () => ({
    status,
    headers: new Headers({ "content-type": type }),
    body: new Blob([text]).stream(),
  });
};

describe("openSignedUrl", () => {
  it("reads the whole answer of the host, without a word of ours", async () => {
    answer(200, "x".repeat(5000), "image/webp");
    const url = `${base}/a/public?sig=1`;
    expect(await open(` ${url} `)).toEqual({ status: 200, contentType: "image/webp", sizeBytes: 5000, said: "" });
    const [asked] = world.upstream.deliveries;
    expect(asked?.url).toBe(url);
    const sent = Object.keys(asked?.headers ?? {}).map((name) => name.toLowerCase());
    expect(sent).toContain("user-agent");
    expect(sent).not.toContain("cookie");
    expect(sent).not.toContain("authorization");
  });

  it("hands on the host's words where it refuses", async () => {
    answer(403, `ERROR 9425: Image access denied${"!".repeat(500)}`);
    const { status, said } = await open(`${base}/a/public`);
    expect(status).toBe(403);
    expect(said).toMatch(/^ERROR 9425: Image access denied!+$/);
    expect(said.length).toBe(300);
  });

  it.each([
    ["another host", base.replace("delivery.test", "inside.test") + "/a/public"],
    ["another account", `http://delivery.test/${"z".repeat(22)}/a/public`],
    ["a host that only begins alike", base.replace("delivery.test", "delivery.test.evil.test") + "/a/public"],
    ["a hash that only begins alike", `${base}x/a/public`],
    ["a user's name before the host", base.replace("http://", "http://me:you@") + "/a/public"],
    ["a path that climbs out", `${base}/../../a/b/public`],
    ["no URL at all", "nonsense"],
  ])("asks nobody for %s", async (_case, url) => {
    await expect(open(url)).rejects.toMatchObject({ code: "invalid-input" });
    expect(world.upstream.deliveries).toEqual([]);
  });
});
