import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { sendRaw, uploadHead } from "@/lib/testing/engine/send-raw";
import { startTestEngine, type TestEngine } from "@/lib/testing/engine/start-test-engine";
import { callApi } from "@/lib/testing/engine/upload-form";
import { picture } from "@/lib/testing/pictures";
import { limits } from "../api/limits";

const png = await picture("png");
let engine: TestEngine;
beforeAll(async () => {
  engine = await startTestEngine();
});
afterAll(() => engine.close());
afterEach(async () => {
  const staging = path.join(engine.dataDir, "engine/originals/.staging");
  await expect.poll(() => readdir(staging)).toEqual([]);
  expect(engine.logged).toEqual([]);
});

type Part = readonly [headers: string, body: string | Uint8Array];
const form = (parts: readonly Part[], { close = "--B--\r\n" } = {}): Buffer =>
  Buffer.concat([
    ...parts.flatMap(([headers, body]) => [
      Buffer.from(`--B\r\n${headers}\r\n\r\n`),
      Buffer.from(body as Uint8Array),
      Buffer.from("\r\n"),
    ]),
    Buffer.from(close),
  ]);
const field = (name: string, value: string): Part => [`Content-Disposition: form-data; name="${name}"`, value];
const file = (parameters = '; filename="a.png"', type = "\r\nContent-Type: image/png"): Part => [
  `Content-Disposition: form-data; name="file"${parameters}${type}`,
  png,
];
const send = (body: Uint8Array, headers: Record<string, string | number> = {}) =>
  sendRaw(engine, [uploadHead(engine, { "Content-Length": body.byteLength, ...headers }), body], { end: false });
const resultOf = (text: string) => JSON.parse(text.slice(text.indexOf("\r\n\r\n") + 4)).result;
const kept = async (id: string): Promise<string> => {
  const response = await fetch(`${engine.imagesUrl}/v1/${encodeURIComponent(id)}/blob`, {
    headers: engine.authorization,
  });
  return createHash("sha256")
    .update(new Uint8Array(await response.arrayBuffer()))
    .digest("hex");
};
const count = async () => ((await callApi(engine, "/v1/stats")).result["count"] as { current: number }).current;
const sent = () => createHash("sha256").update(png).digest("hex");

describe("forms that clients really send", () => {
  it.each([
    ["a browser", file()],
    ["a buffer without a filename", file("", "")],
    ["a buffer without a filename, typed as a picture", file("", "\r\nContent-Type: image/png")],
    ["a buffer without a filename, typed as bytes", file("", "\r\nContent-Type: application/octet-stream")],
    ["a type nobody knows", file('; filename="a.png"', "\r\nContent-Type: image/*")],
    ["a filename in the extended form", file("; filename*=UTF-8''%e2%82%ac.png")],
    ["an empty filename", file('; filename=""')],
  ])("keeps the bytes of %s exactly", async (_, part) => {
    const { status, text } = await send(form([part]));
    expect(status).toBe(200);
    expect(await kept(resultOf(text).id)).toBe(sent());
  });

  it.each([
    ['; filename="a.png"', "a.png"],
    ["; filename*=UTF-8''%e2%82%ac.png", "€.png"],
    ['; filename="übung.png"', "übung.png"],
    ['; filename="../../etc/passwd"', "passwd"],
    ['; filename="C:\\dir\\x.png"', "x.png"],
    [`; filename="${"x".repeat(300)}.png"`, `${"x".repeat(251)}.png`],
    ['; filename="a\u0000b.png"', undefined],
    ['; filename=""', undefined],
    ["", undefined],
  ])("reads %s as the filename", async (parameters, filename) => {
    const { status, text } = await send(form([file(parameters)]));
    // A NUL may not stand in a part's header at all; refusing the form is as good as dropping it.
    if (parameters.includes("\u0000")) expect([200, 400]).toContain(status);
    else expect(resultOf(text).filename).toBe(filename);
  });

  it("takes fields in any order and in any charset they name", async () => {
    const before = await send(form([field("id", "order/1"), field("creator", "Zoë"), file()]));
    expect(resultOf(before.text)).toMatchObject({ id: "order/1", creator: "Zoë" });
    const typed = 'Content-Disposition: form-data; name="creator"\r\nContent-Type: text/plain; charset=utf-8';
    const after = await send(form([file(), [typed, "Zoë"], field("id", "order/2")]));
    expect(resultOf(after.text)).toMatchObject({ id: "order/2", creator: "Zoë" });
  });

  it("takes metadata as a typed part, with or without a filename", async () => {
    const name = 'Content-Disposition: form-data; name="metadata"';
    for (const headers of [
      `${name}\r\nContent-Type: application/json`,
      `${name}; filename="blob"\r\nContent-Type: application/json`,
      `${name}\r\nContent-Type: application/octet-stream`,
    ]) {
      const { text } = await send(form([[headers, '{"alt":"Zoë"}'], file()]));
      expect(resultOf(text).meta).toEqual({ alt: "Zoë" });
    }
  });

  it("ignores parts it does not know, a preamble and an epilogue", async () => {
    const body = Buffer.concat([Buffer.from("preamble\r\n"), form([field("x", "y"), file()]), Buffer.from("epilogue")]);
    expect((await send(body)).status).toBe(200);
  });

  it("tells a client that asked first to go on", async () => {
    const body = form([file()]);
    const { status, text } = await send(body, { Expect: "100-continue" });
    expect(text).toMatch(/^HTTP\/1\.1 100 Continue/);
    expect(status).toBe(200);
  });
});

describe("forms that are wrong", () => {
  const refusals: [string, Buffer, RegExp][] = [
    ["no file", form([field("image", "x")]), /no part named `file` and no field `url`: it has \\?"image\\?"/],
    ["nothing at all", form([]), /no part named `file`|cannot be read/],
    ["a url of this machine", form([field("url", "http://localhost/a.png")]), /not on the public internet/],
    ["a url beside a file", form([field("url", "https://example.com/a.png"), file()]), /both `file` and `url`/],
    ["two files", form([field("file", "x"), field("file", "y")]), /more than one part named `file`/],
    ["two ids", form([field("id", "a"), field("id", "b"), field("file", "x")]), /`id` is given twice/],
    [
      "no final boundary",
      form([['Content-Disposition: form-data; name="file"; filename="a"', "x"]], { close: "" }),
      /breaks off|cannot be read/,
    ],
    [
      "only LF",
      Buffer.from('--B\nContent-Disposition: form-data; name="file"; filename="a"\n\nx\n--B--\n'),
      /cannot be read/,
    ],
    [
      "a header and then the end",
      Buffer.from('--B\r\nContent-Disposition: form-data; name="file"\r\n--B--\r\n'),
      /cannot be read|no part/,
    ],
    [
      "10,000 parts",
      form(Array.from({ length: 10_000 }, (_, at) => field(`file[${at}]`, "1"))),
      /more than 1000 parts/,
    ],
    [
      "a part header of 1 MB",
      form([[`Content-Disposition: form-data; name="file"\r\nX: ${"x".repeat(1_000_000)}`, "x"]]),
      /cannot be read|no part/,
    ],
    [
      "another boundary",
      Buffer.from(form([file()]).toString("latin1").replaceAll("--B", "--C"), "latin1"),
      /cannot be read/,
    ],
    ["a field of 100 kB", form([field("creator", "x".repeat(100_000)), field("file", "x")]), /longer than 65536/],
  ];
  it.each(refusals)("refuses %s in words", async (_, body, words) => {
    const before = await count();
    const { status, text } = await send(body);
    expect(status).toBe(400);
    expect(text).toMatch(words);
    expect(await count()).toBe(before);
  });

  it("refuses two real pictures without keeping either", async () => {
    const before = await count();
    expect((await send(form([file(), file()]))).text).toMatch(/more than one part named `file`/);
    expect(await count()).toBe(before);
  });

  it("answers 5415 to what is not a form", async () => {
    for (const type of [
      "image/png",
      "application/x-www-form-urlencoded",
      "multipart/mixed; boundary=B",
      "multipart/form-data",
    ]) {
      const { status, text } = await send(png, { "Content-Type": type });
      expect(status).toBe(415);
      expect(text).toContain("5415");
    }
  });
});

describe("bodies that are cut or too long", () => {
  const large = (sizeBytes: number) =>
    form([['Content-Disposition: form-data; name="file"; filename="a.png"', Buffer.alloc(sizeBytes, png)]]);

  it("keeps nothing of an upload cut at any place", async () => {
    const before = await count();
    const whole = form([field("id", "cut"), file(), field("creator", "x")]);
    for (const at of [0, 1, 10, 60, 150, 200, whole.byteLength - 8, whole.byteLength - 1]) {
      const head = uploadHead(engine, { "Content-Length": whole.byteLength });
      const { status } = await sendRaw(engine, [head, whole.subarray(0, at)]);
      expect(status === undefined || status >= 400).toBe(true);
      const shorter = await send(whole.subarray(0, at));
      if (at < whole.byteLength - 4) expect(shorter.status).toBe(400);
    }
    expect(await count()).toBeLessThanOrEqual(before + 1);
    expect(await callApi(engine, "/v1/cut", { method: "DELETE" })).toBeDefined();
  });

  it.each([
    ["with its length", true],
    ["in chunks", false],
  ])("refuses 11 MB %s with the limit in the words", async (_, hasLength) => {
    const body = large(11 * 1024 * 1024);
    const head = hasLength ? { "Content-Length": body.byteLength } : { "Transfer-Encoding": "chunked" };
    const chunks = hasLength ? [body] : [`${body.byteLength.toString(16)}\r\n`, body, "\r\n0\r\n\r\n"];
    const { status, text } = await sendRaw(engine, [uploadHead(engine, head), ...chunks], { end: false });
    expect(status).toBe(413);
    expect(text).toContain("5413");
    expect(text).toContain(String(limits.fileBytes));
    if (hasLength) expect(text).toContain(String(body.byteLength));
  });

  it("draws the line at the byte, with and without a filename", async () => {
    const nameless = (sizeBytes: number) =>
      form([['Content-Disposition: form-data; name="file"', Buffer.alloc(sizeBytes, png)]]);
    for (const make of [large, nameless]) {
      expect((await send(make(limits.fileBytes))).status).toBe(200);
      expect((await send(make(limits.fileBytes + 1))).status).toBe(413);
    }
  });

  it("refuses 11 MB before it is sent to a client that asks first", async () => {
    const head = uploadHead(engine, { "Content-Length": 11 * 1024 * 1024, Expect: "100-continue" });
    const { status, text } = await sendRaw(engine, [head], { end: false });
    expect(status).toBe(413);
    expect(text).not.toContain("100 Continue");
  });

  it("stops reading an endless body soon after the limit", async () => {
    const piece = Buffer.alloc(64 * 1024, png);
    const endless = Array.from({ length: 1600 }, () => piece);
    const chunked = endless.flatMap((bytes) => [`${bytes.byteLength.toString(16)}\r\n`, bytes, "\r\n"]);
    const start = 'Content-Disposition: form-data; name="file"; filename="a"';
    const opening = Buffer.from(`--B\r\n${start}\r\n\r\n`);
    const head = uploadHead(engine, { "Transfer-Encoding": "chunked" });
    const { status, sentBytes } = await sendRaw(engine, [
      head,
      `${opening.byteLength.toString(16)}\r\n`,
      opening,
      "\r\n",
      ...chunked,
    ]);
    expect(status).toBe(413);
    // 100 MB were on offer; what the two sockets buffer comes on top of what was read.
    expect(sentBytes).toBeLessThan(3 * limits.fileBytes);
  });
});
