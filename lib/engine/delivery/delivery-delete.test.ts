import sharp from "sharp";
import { beforeAll, describe, expect, it } from "vitest";
import { photo } from "@/lib/engine/pixels/test-pictures";
import { giveTestHosts } from "@/lib/testing/engine/give-test-hosts";
import { type TestHost, urlOf } from "./test-host";

let host: TestHost;
let jpeg: Buffer;
beforeAll(async () => {
  jpeg = await photo(3200, 2400).jpeg({ quality: 90 }).toBuffer();
});
giveTestHosts((given) => {
  host = given;
});

const sizeOf = async (body: Buffer) => {
  const { format, width, height } = await sharp(body).metadata();
  return [format, width, height];
};

/** A promise that the test settles. */
const toGate = () => {
  let open = (): void => undefined;
  const promise = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { promise, resolve: () => open() };
};

describe("a deleted image", () => {
  it("is gone from every URL at once, its derivatives from disk too", async () => {
    const image = await host.put("a", jpeg);
    const targets = [urlOf("a", "public"), urlOf("%61", "public"), urlOf("a", "default")];
    for (const target of targets) expect((await host.ask(target)).status).toBe(200);
    expect(await host.derivativeKeys()).toHaveLength(2);
    await host.drop(image);
    for (const target of targets) expect((await host.ask(target)).status).toBe(404);
    expect(await host.derivativeKeys()).toEqual([]);
  });

  it("is not answered any more to those who asked before, and comes back into no cache", async () => {
    const image = await host.put("a", jpeg);
    const rendering = toGate();
    const release = toGate();
    host.beforeRender = () => {
      rendering.resolve();
      return release.promise;
    };
    const early = host.ask(urlOf("a", "public"));
    await rendering.promise;
    await host.drop(image);
    release.resolve();
    expect((await early).status).toBe(404);
    expect((await host.ask(urlOf("a", "public"))).status).toBe(404);
    expect(await host.derivativeKeys()).toEqual([]);
  });

  it("leaves its twin alone", async () => {
    const image = await host.put("a", jpeg);
    await host.put("b", jpeg);
    await Promise.all([host.ask(urlOf("a", "public")), host.ask(urlOf("b", "public"))]);
    await host.drop(image);
    expect((await host.ask(urlOf("a", "public"))).status).toBe(404);
    expect((await host.ask(urlOf("b", "public"))).headers["cf-resized"]).toMatch(/ok\/h/);
  });

  it("makes room for other bytes under the same id", async () => {
    const image = await host.put("a", jpeg);
    const before = await host.ask(urlOf("a", "public"));
    await host.drop(image);
    await host.put("a", await photo(30, 20).png().toBuffer());
    const after = await host.ask(urlOf("a", "public"), { "if-none-match": before.headers.etag ?? "" });
    expect(after.status).toBe(200);
    expect(await sizeOf(after.body)).toEqual(["png", 30, 20]);
  });
});
