import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildImage } from "@/lib/testing/builders/build-image";
import { addImages } from "@/lib/testing/builders/open-test-index";
import { createMeasureSandbox, openTestWorld, type TestWorld } from "@/lib/testing/builders/open-test-world";
import type { UpstreamBlob } from "@/lib/upstream/upstream";
import { openOriginal } from "./open-original";

const sandbox = createMeasureSandbox();
afterAll(() => sandbox.close());

let world: TestWorld;
let cancelled: unknown[];
beforeEach(async () => {
  cancelled = [];
  world = await openTestWorld(sandbox);
  await addImages(world.index, [buildImage({ id: "one", filename: 'größe "\r\n"; x=1.jpg' })]);
});
afterEach(() => world.close());

/** Sends the chunks one by one, however they are cut. */
const hold = (chunks: readonly Buffer[], sizeBytes?: number): void => {
  const left = [...chunks];
  const blob: UpstreamBlob = {
    contentType: "text/html",
    sizeBytes,
    stream: new ReadableStream<Uint8Array>({
      pull: (controller) => {
        const next = left.shift();
        if (next === undefined) controller.close();
        else controller.enqueue(next);
      },
      cancel: (reason) => void cancelled.push(reason),
    }),
  };
  world.upstream.openBlob = () => Promise.resolve(blob);
};
const open = () => openOriginal(world.contextFor(), { id: "one" });

const jpegHead = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);

describe("openOriginal", () => {
  it("passes on every byte, however small the pieces and whatever the upstream calls them", async () => {
    const bytes = Buffer.concat([jpegHead, Buffer.alloc(150_000, 7)]);
    const pieces = [bytes.subarray(0, 1), bytes.subarray(1, 3), bytes.subarray(3, 1030), bytes.subarray(1030)];
    hold(pieces, bytes.byteLength);
    const { stream, headers } = await open();
    expect(Buffer.from(await new Response(stream).arrayBuffer())).toEqual(bytes);
    expect(headers).toMatchObject({ "Content-Type": "image/jpeg", "Content-Length": "150004" });
  });

  it.each([
    ["a page", Buffer.from("<!doctype html><script></script>"), "application/octet-stream"],
    ["nothing", Buffer.alloc(0), "application/octet-stream"],
    ["a phone's photograph", Buffer.from("\0\0\0\x18ftypheic", "latin1"), "image/heic"],
  ])("calls %s nothing that a browser runs", async (_name, bytes, type) => {
    hold([bytes]);
    const { stream, headers } = await open();
    await stream.cancel();
    expect(headers["Content-Type"]).toBe(type);
    expect(headers).not.toHaveProperty("Content-Length");
  });

  it.each([
    ["a drawing", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ["one behind pages of comments", Buffer.from(`<?xml version="1.0"?><!-- ${"x".repeat(30_000)} --><svg/>`)],
  ])("hands %s out as a file to keep", async (_name, bytes) => {
    hold([bytes]);
    const { stream, headers } = await open();
    expect(Buffer.from(await new Response(stream).arrayBuffer())).toEqual(bytes);
    expect(headers).toMatchObject({
      "Content-Type": "image/svg+xml",
      "Content-Disposition": expect.stringMatching(/^attachment;/),
    });
  });

  it("keeps a filename inside of its header", async () => {
    hold([jpegHead]);
    expect((await open()).headers["Content-Disposition"]).toBe(
      `attachment; filename="gr__e ____; x=1.jpg"; filename*=UTF-8''gr%C3%B6%C3%9Fe%20%22%0D%0A%22%3B%20x%3D1.jpg`,
    );
  });

  it("stops the upstream when nobody reads on", async () => {
    hold([jpegHead, ...Array.from({ length: 4 }, () => Buffer.alloc(40_000))]);
    const { stream } = await open();
    await stream.cancel("left");
    expect(cancelled).toEqual(["left"]);
  });
});
