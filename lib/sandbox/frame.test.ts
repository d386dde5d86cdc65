import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FrameDecoder, FrameError, toFrameHead } from "./frame";

const message = fc.record({
  header: fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean())),
  body: fc.uint8Array({ maxLength: 300 }),
});

/** JSON cannot say -0, and `__proto__` is no ordinary key: both come back as JSON.parse gives them. */
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const toBytes = (header: Record<string, unknown>, body: Uint8Array): Buffer =>
  Buffer.concat([toFrameHead(header, body.byteLength), body]);

const cut = (bytes: Buffer, sizes: readonly number[]): Buffer[] => {
  const chunks: Buffer[] = [];
  let at = 0;
  for (let turn = 0; at < bytes.byteLength; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    chunks.push(bytes.subarray(at, at + size));
    at += size;
  }
  return chunks;
};

describe("frames", () => {
  it("come out as they went in, however the stream is cut", () => {
    fc.assert(
      fc.property(
        fc.array(message, { maxLength: 5 }),
        fc.array(fc.integer({ min: 1, max: 97 }), { minLength: 1, maxLength: 8 }),
        (messages, sizes) => {
          const stream = Buffer.concat(messages.map(({ header, body }) => toBytes(header, body)));
          const decoder = new FrameDecoder();
          const frames = cut(stream, sizes).flatMap((chunk) => decoder.push(chunk));
          expect(frames.map((frame) => frame.header)).toEqual(messages.map(({ header }) => asJson(header)));
          expect(frames.map((frame) => [...frame.body])).toEqual(messages.map(({ body }) => [...body]));
        },
      ),
    );
  });

  it("hold back a message that lacks its last byte", () => {
    const bytes = toBytes({ a: 1 }, Buffer.from("body"));
    const decoder = new FrameDecoder();
    expect(decoder.push(bytes.subarray(0, -1))).toEqual([]);
    expect(decoder.push(bytes.subarray(-1))).toHaveLength(1);
  });

  it("keep their own copy of the body", () => {
    const bytes = toBytes({ a: 1 }, Buffer.from("body"));
    const [frame] = new FrameDecoder().push(bytes);
    bytes.fill(0);
    expect(frame?.body.toString()).toBe("body");
  });

  it("refuse a length that nobody sends before memory is taken for it", () => {
    const prefix = Buffer.alloc(8, 0xff);
    expect(() => new FrameDecoder().push(prefix)).toThrow(FrameError);
    expect(() => new FrameDecoder().push(Buffer.alloc(8))).toThrow(/out of range/);
    expect(() => toFrameHead({ long: "x".repeat(70_000) }, 0)).toThrow(FrameError);
    expect(() => toFrameHead({}, 2 ** 30)).toThrow(FrameError);
  });

  it.each(["[1]", "null", "7", "{"])("refuse %s as a header", (text) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(text.length, 0);
    expect(() => new FrameDecoder().push(Buffer.concat([head, Buffer.from(text)]))).toThrow(FrameError);
  });
});
