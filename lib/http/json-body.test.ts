import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { BodyTools } from "./body-reader";
import { jsonBody } from "./json-body";

const reader = jsonBody(z.object({ name: z.string() }));
const tools: BodyTools = {
  signal: new AbortController().signal,
  spool: {
    stage: () => Promise.reject(new Error("JSON is not spooled")),
    discard: () => Promise.reject(new Error("JSON is not spooled")),
  },
};
const read = (body: BodyInit | null, headers: Record<string, string> = { "content-type": "application/json" }) =>
  reader.read(
    new Request("http://localhost/", { method: "POST", body, headers, duplex: "half" } as RequestInit),
    tools,
  );

describe("jsonBody", () => {
  it("reads an object, with or without a charset", async () => {
    expect(await read('{"name":"é"}')).toEqual({ name: "é" });
    expect(await read('{"name":"a"}', { "content-type": "Application/JSON; charset=utf-8" })).toEqual({ name: "a" });
  });

  it.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/jsonp"])(
    "refuses %s",
    async (type) =>
      await expect(read('{"name":"a"}', { "content-type": type })).rejects.toMatchObject({
        code: "unsupported-media-type",
      }),
  );

  it.each(["", "{", "undefined", '{"name":"a"}x'])("refuses %j as no JSON", async (text) => {
    await expect(read(text)).rejects.toMatchObject({ code: "invalid-input" });
  });

  it("refuses bytes that are not UTF-8", async () => {
    await expect(read(new Uint8Array([0x22, 0xff, 0x22]))).rejects.toMatchObject({ code: "invalid-input" });
  });

  it("stops reading past 64 kB, whatever the length header says", async () => {
    let sentBytes = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sentBytes += 16_384;
        controller.enqueue(new Uint8Array(16_384).fill(0x20));
      },
    });
    await expect(read(endless)).rejects.toMatchObject({ code: "body-too-large" });
    expect(sentBytes).toBeLessThan(200_000);
    const honest = { "content-type": "application/json", "content-length": "70000" };
    await expect(read("{}", honest)).rejects.toMatchObject({ code: "body-too-large" });
  });

  it("takes a connection that breaks for the caller's leaving", async () => {
    const broken = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.error(Object.assign(new Error("aborted"), { code: "ECONNRESET" })),
    });
    await expect(read(broken)).rejects.toMatchObject({ code: "cancelled" });
  });

  it("does not let a body change prototypes", async () => {
    expect(await read('{"name":"a","__proto__":{"admin":true}}')).toEqual({ name: "a" });
    expect(({} as Record<string, unknown>)["admin"]).toBeUndefined();
  });
});
