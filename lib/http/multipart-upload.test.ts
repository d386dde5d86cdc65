import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { uploadFields } from "@/lib/contracts/upload";
import { uploadLimits } from "@/lib/contracts/upload-limits";
import { openTestSpool, type TestSpool } from "@/lib/testing/open-test-spool";
import { multipartUpload } from "./multipart-upload";

const mib = 1024 * 1024;
const boundary = "----b0undary";
const anyFields = z.record(z.string(), z.string());

let spool: TestSpool;
beforeEach(async () => {
  spool = await openTestSpool();
});
afterEach(() => spool.close());

type Part = { headers: string[]; body: Uint8Array | string };
const toForm = (parts: readonly Part[], end = `--${boundary}--\r\n`): Buffer<ArrayBuffer> =>
  Buffer.concat([
    ...parts.flatMap(({ headers, body }) => [
      Buffer.from(`--${boundary}\r\n${headers.join("\r\n")}\r\n\r\n`),
      Buffer.from(body as string),
      Buffer.from("\r\n"),
    ]),
    Buffer.from(end),
  ]);
const file = (body: Uint8Array | string, disposition = 'name="file"; filename="a.jpg"'): Part => ({
  headers: [`Content-Disposition: form-data; ${disposition}`, "Content-Type: image/jpeg"],
  body,
});
const field = (name: string, body: string | Uint8Array, type?: string): Part => ({
  headers: [`Content-Disposition: form-data; name="${name}"`, ...(type === undefined ? [] : [`Content-Type: ${type}`])],
  body,
});

type Sent = { headers?: Record<string, string>; signal?: AbortSignal; schema?: z.ZodType };
const send = (body: BodyInit | null, { headers = {}, signal, schema = anyFields }: Sent = {}) =>
  multipartUpload(schema).read(
    new Request("http://localhost/", {
      method: "POST",
      body,
      headers: { "content-type": `multipart/form-data; boundary=${boundary}`, ...headers },
      duplex: "half",
    } as RequestInit),
    { signal: signal ?? new AbortController().signal, spool: spool.store },
  );
const toStream = (chunks: Iterable<Uint8Array>): ReadableStream<Uint8Array> => {
  const iterator = chunks[Symbol.iterator]();
  return new ReadableStream({
    pull: (controller) => {
      const { done, value } = iterator.next();
      if (done === true) controller.close();
      else controller.enqueue(value);
    },
  });
};
const everyByte = Uint8Array.from({ length: 4096 }, (_, index) => index % 256);
const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** Refused with this code, and nothing of it is left in the spool. */
const expectRefusal = async (sent: Promise<unknown>, code: string, words = /./): Promise<void> => {
  const error: unknown = await sent.catch((fault: unknown) => fault);
  expect(error).toMatchObject({ code });
  expect((error as { detail: string }).detail).toMatch(words);
  expect(await spool.countFiles()).toBe(0);
};

describe("a form with a file", () => {
  it("gives the bytes, unchanged, and the fields on either side of it", async () => {
    const sent = await send(toForm([field("alt", "Ünïcode 🌅"), file(everyByte), field("folder", "trips/2026")]));
    expect(sent.fields).toEqual({ alt: "Ünïcode 🌅", folder: "trips/2026" });
    expect(sent.file).toMatchObject({ filename: "a.jpg", contentType: "image/jpeg" });
    expect(sent.file.staged).toMatchObject({ sizeBytes: 4096, sha256: hashOf(everyByte) });
    expect(Buffer.from(await spool.store.readStaged(sent.file.staged)).equals(everyByte)).toBe(true);
  });

  it.each([
    ['name="file"; filename="päß 🌅.jpg"', "päß 🌅.jpg"],
    ["name=\"file\"; filename*=UTF-8''p%C3%A4%C3%9F.jpg", "päß.jpg"],
    ['name="file"; filename="C:\\\\photos\\\\a.jpg"', "a.jpg"],
    ['name="file"; filename="../../etc/passwd"', "passwd"],
  ])("keeps the name of %s as %s", async (disposition, filename) => {
    expect((await send(toForm([file(everyByte, disposition)]))).file.filename).toBe(filename);
  });

  it.each(['a "quoted" 5" print.jpg', "100%22.jpg", "päß 🌅.jpg", "a\r\nb.jpg"])(
    "is called %j where the field before it says so, and the schema never sees that field",
    async (written) => {
      const part = file(everyByte, 'name="file"; filename="as the form wrote it.jpg"');
      const sent = await send(toForm([field("filename", written), part]), { schema: z.strictObject({}) });
      expect(sent).toMatchObject({ fields: {}, file: { filename: written } });
    },
  );

  it("keeps its part's name where the field is empty", async () => {
    expect((await send(toForm([field("filename", ""), file("a")]))).file.filename).toBe("a.jpg");
  });

  it.each([
    [
      "octet-stream without a name",
      [`Content-Disposition: form-data; name="file"`, "Content-Type: application/octet-stream"],
    ],
    ["a picture without a name", [`Content-Disposition: form-data; name="file"`, "Content-Type: image/png"]],
    ["no type and no name", [`Content-Disposition: form-data; name="file"`]],
  ])("keeps every byte of a part that is %s", async (_name, headers) => {
    const sent = await send(toForm([{ headers, body: everyByte }]));
    expect(sent.file.filename).toBe("");
    expect(sent.file.staged.sha256).toBe(hashOf(everyByte));
  });

  it("may come in pieces of one byte", async () => {
    const form = toForm([file("small"), field("alt", "x")]);
    const sent = await send(toStream(Array.from(form, (byte) => Uint8Array.of(byte))));
    expect(sent.file.staged.sizeBytes).toBe(5);
    expect(sent.fields).toEqual({ alt: "x" });
  });

  it("may have exactly as many bytes as the limit says", async () => {
    const bytes = new Uint8Array(uploadLimits.fileBytes).fill(7);
    const form = toForm([file(bytes)]);
    const sent = await send(form, { headers: { "content-length": String(form.byteLength) } });
    expect(sent.file.staged.sizeBytes).toBe(uploadLimits.fileBytes);
  });

  it("reads text that names its own charset", async () => {
    const sent = await send(toForm([file("x"), field("alt", "Grüße", "text/plain; charset=utf-8")]));
    expect(sent.fields).toEqual({ alt: "Grüße" });
  });
});

describe("a file over the limit", () => {
  const tooLarge = new Uint8Array(uploadLimits.fileBytes + 1).fill(7);

  it("is refused by one byte, with the limit in words", async () => {
    await expectRefusal(send(toForm([file(tooLarge)])), "image-too-large", /10485760/);
  });

  it("is refused as a nameless part as well", async () => {
    const nameless = { headers: ['Content-Disposition: form-data; name="file"'], body: tooLarge };
    await expectRefusal(send(toForm([nameless])), "image-too-large");
  });

  it("is refused by its length header before a byte is read", async () => {
    let wasRead = false;
    const body = new ReadableStream(
      {
        pull: () => {
          wasRead = true;
        },
      },
      { highWaterMark: 0 },
    );
    await expectRefusal(send(body, { headers: { "content-length": String(50 * mib) } }), "image-too-large", /52428800/);
    expect(wasRead).toBe(false);
  });

  it("stops the reading, however much would follow", async () => {
    let sentBytes = 0;
    const endless = (function* () {
      yield toForm([file("")], "").subarray(0, -2);
      for (;;) {
        sentBytes += 64 * 1024;
        yield new Uint8Array(64 * 1024);
      }
    })();
    await expectRefusal(send(toStream(endless)), "image-too-large");
    expect(sentBytes).toBeLessThan(uploadLimits.fileBytes + mib);
  });
});

describe("a form that broke off", () => {
  it.each([
    ["inside the file", toForm([file(everyByte)]).subarray(0, 2000)],
    ["without the last boundary", toForm([file(everyByte)], "")],
    ["inside a part's headers", Buffer.from(`--${boundary}\r\nContent-Disposition: form-da`)],
    ["before it began", Buffer.alloc(0)],
  ])("%s keeps nothing", async (_name, form) => {
    await expectRefusal(send(form), "body-cut-short");
  });

  it("with fewer or more bytes than announced keeps nothing", async () => {
    const form = toForm([file(everyByte)]);
    for (const length of [form.byteLength + 1, form.byteLength - 1]) {
      await expectRefusal(send(form, { headers: { "content-length": String(length) } }), "body-cut-short");
    }
  });

  it("by a fault of the connection keeps nothing", async () => {
    const form = toForm([file(everyByte)]);
    let pulls = 0;
    const breaking = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulls += 1;
        if (pulls === 1) controller.enqueue(form.subarray(0, 1000));
        else controller.error(new Error("ECONNRESET"));
      },
    });
    await expectRefusal(send(breaking), "body-cut-short");
  });

  it("by the caller going away keeps nothing", async () => {
    const leaving = new AbortController();
    const stalling = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(toForm([file(everyByte)]).subarray(0, 1000)),
      pull: () => leaving.abort(),
    });
    await expectRefusal(send(stalling, { signal: leaving.signal }), "body-cut-short");
  });
});

describe("a form of the wrong shape", () => {
  it.each([
    ["no file", toForm([field("alt", "x")]), /no part named "file"/],
    ["no part at all", toForm([]), /no part named "file"/],
    ["two files", toForm([file("a"), file("b")]), /exactly one file/],
    ["two files, one nameless", toForm([file("a"), field("file", "b")]), /exactly one file/],
    ["a file of another name", toForm([file("a", 'name="image"; filename="a.jpg"')]), /exactly one file/],
    ["a field twice", toForm([file("a"), field("alt", "1"), field("alt", "2")]), /"alt" came twice/],
    ["a huge field", toForm([file("a"), field("alt", "x".repeat(20_000))]), /at most 16384/],
    [
      "ten thousand parts",
      toForm(Array.from({ length: 10_000 }, (_, index) => field(`f${index}`, "x"))),
      /too many parts/,
    ],
  ])("is refused: %s", async (_name, form, words) => {
    await expectRefusal(send(form), "invalid-input", words);
  });

  it.each(["application/json", "text/plain", "multipart/form-data", "multipart/mixed; boundary=x", ""])(
    "is refused: content type %j",
    async (type) => {
      await expectRefusal(send(toForm([file("a")]), { headers: { "content-type": type } }), "unsupported-media-type");
    },
  );

  it("is refused: lines that end in LF only, and part headers without end", async () => {
    const lf = Buffer.from(
      toForm([file("abc")])
        .toString("latin1")
        .replaceAll("\r\n", "\n"),
      "latin1",
    );
    await expectRefusal(send(lf), "body-cut-short");
    const endlessHeader = Buffer.from(`--${boundary}\r\nX-Long: ${"x".repeat(mib)}`);
    await expectRefusal(send(endlessHeader), "body-cut-short");
  });

  it("takes the spooled file back when a field beside it does not fit", async () => {
    const form = toForm([file("a"), field("metadata", "[1]")]);
    await expect(send(form, { schema: uploadFields })).rejects.toMatchObject({ name: /ZodError/ });
    expect(await spool.countFiles()).toBe(0);
  });

  it("does not let a field name change prototypes", async () => {
    const { fields } = await send(toForm([file("a"), field("__proto__", "x"), field("constructor", "y")]));
    expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
    expect(Object.getPrototypeOf(fields)).toBe(Object.prototype);
  });
});
