import { EventEmitter } from "node:events";
import { Writable } from "node:stream";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { openTestSpool, type TestSpool } from "@/lib/testing/open-test-spool";
import { multipartUpload } from "./multipart-upload";

const head = (name: string, rest = ""): string =>
  `--b\r\nContent-Disposition: form-data; name="${name}"${rest}\r\n\r\n`;
const named = '; filename="a.png"';
const forms: Record<string, string> = {
  "a good form": `${head("alt")}x\r\n${head("file", named)}abc\r\n--b--\r\n`,
  "a nameless file": `${head("file")}abc\r\n${head("alt")}x\r\n--b--\r\n`,
  "two files": `${head("file", named)}a\r\n${head("file", named)}b\r\n--b--\r\n`,
  "a file of another name": `${head("image", named)}a\r\n${head("file", named)}b\r\n--b--\r\n`,
  "a field twice": `${head("file", named)}a\r\n${head("alt")}1\r\n${head("alt")}2\r\n--b--\r\n`,
};

/** Busboy reads on after each of these, from what a destroy would have taken away. */
const partEvents = new Set<string | symbol>(["file", "field", "filesLimit", "fieldsLimit", "partsLimit"]);
// oxlint-disable typescript/unbound-method -- called with a `this` of their own below
const { emit } = EventEmitter.prototype;
const { destroy } = Writable.prototype;
// oxlint-enable typescript/unbound-method
let seenEvents = 0;
let destroyedInside = 0;

const watchParsers = (): void => {
  const emitting = new Set<unknown>();
  EventEmitter.prototype.emit = function emitWatched(this: EventEmitter, name: string | symbol, ...values: unknown[]) {
    if (!partEvents.has(name)) return emit.call(this, name, ...values);
    seenEvents += 1;
    emitting.add(this);
    try {
      return emit.call(this, name, ...values);
    } finally {
      emitting.delete(this);
    }
  };
  Writable.prototype.destroy = function destroyWatched(this: Writable, error?: Error) {
    if (emitting.has(this)) destroyedInside += 1;
    return destroy.call(this, error);
  };
};

let spool: TestSpool;
beforeAll(async () => {
  spool = await openTestSpool();
  watchParsers();
});
afterAll(async () => {
  Object.assign(EventEmitter.prototype, { emit });
  Object.assign(Writable.prototype, { destroy });
  await spool.close();
});
afterEach(async () => {
  expect(await spool.countFiles()).toBe(0);
  expect(seenEvents).toBeGreaterThan(0);
  expect(destroyedInside).toBe(0);
});

const toStream = (chunks: readonly Uint8Array[]): ReadableStream<Uint8Array> => {
  const waiting = chunks.values();
  return new ReadableStream({
    pull: (controller) => {
      const { done, value } = waiting.next();
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
  });
};

/** "kept", or the code of the refusal. What was kept is taken back. */
const send = async (chunks: readonly Uint8Array[]): Promise<unknown> => {
  const headers = { "content-type": "multipart/form-data; boundary=b" };
  const request = new Request("http://localhost/", {
    method: "POST",
    body: toStream(chunks),
    headers,
    duplex: "half",
  } as RequestInit);
  const tools = { signal: new AbortController().signal, spool: spool.store };
  try {
    const { file } = await multipartUpload(z.record(z.string(), z.string())).read(request, tools);
    await spool.store.discard(file.staged);
    return "kept";
  } catch (error) {
    return (error as { code?: unknown }).code ?? error;
  }
};

const isGood = (name: string): boolean => name === "a good form" || name === "a nameless file";
const inBytes = (bytes: Uint8Array): Uint8Array[] => Array.from(bytes, (byte) => Uint8Array.of(byte));

describe.each(Object.entries(forms))("%s, cut at every byte", (name, text) => {
  const bytes = new TextEncoder().encode(text);
  // The line break after the last boundary says nothing.
  const wholeBytes = bytes.byteLength - 2;
  const lengths = Array.from({ length: bytes.byteLength }, (_, length) => length);

  it.each([
    ["in one piece", (part: Uint8Array) => [part]],
    ["byte by byte", inBytes],
  ])("is refused and leaves nothing, %s", async (_how, toChunks) => {
    const answers = isGood(name) ? ["body-cut-short"] : ["body-cut-short", "invalid-input"];
    for (const length of lengths.filter((one) => one < wholeBytes)) {
      expect(answers, `${length} bytes`).toContain(await send(toChunks(bytes.subarray(0, length))));
    }
  });

  it("is decided alike whole, in one piece and byte by byte", async () => {
    const expected = isGood(name) ? "kept" : "invalid-input";
    expect([await send([bytes]), await send(inBytes(bytes))]).toEqual([expected, expected]);
  });
});
