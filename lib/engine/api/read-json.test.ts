import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sendRaw } from "@/lib/testing/engine/send-raw";
import { startTestEngine, type TestEngine } from "@/lib/testing/engine/start-test-engine";
import { callApi } from "@/lib/testing/engine/upload-form";

let engine: TestEngine;
beforeAll(async () => {
  engine = await startTestEngine();
});
afterAll(() => engine.close());

const head = (headers: Record<string, string | number>, path = "/v1/config", method = "PATCH"): string =>
  [
    `${method} /client/v4/accounts/${engine.secrets.accountId}/images${path} HTTP/1.1`,
    `Host: 127.0.0.1:${engine.port}`,
    `Authorization: Bearer ${engine.secrets.apiToken}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    "\r\n",
  ].join("\r\n");

const send = (body: string | Uint8Array<ArrayBuffer>, contentType?: string) =>
  callApi(engine, "/v1/config", {
    method: "PATCH",
    body,
    ...(contentType === undefined ? {} : { headers: { "Content-Type": contentType } }),
  });

describe("JSON bodies", () => {
  it.each(["application/json", "application/json; charset=utf-8", "text/plain", "application/x-www-form-urlencoded"])(
    "are read whatever their Content-Type: %s",
    async (type) => {
      expect(await send('{"browser_ttl":3600}', type)).toMatchObject({ status: 200 });
    },
  );

  it.each(["", "{", "{'a':1}", "undefined", '{"a":1}x', '{"browser_ttl":NaN}'])("400 5400 for %j", async (body) => {
    expect(await send(body)).toMatchObject({ status: 400, code: 5400, message: "The body is not valid JSON" });
  });

  it("400 5400 for bytes that are not UTF-8", async () => {
    expect(await send(new Uint8Array([0x7b, 0xff, 0x7d]))).toMatchObject({ status: 400, code: 5400 });
  });

  it("413 5413 for more than 64 KiB, announced or not, with the figure", async () => {
    const announced = await send(`{"x":"${"y".repeat(70_000)}"}`);
    expect(announced).toMatchObject({ status: 413, code: 5413 });
    expect(announced.message).toContain("the limit is 65536");
    const chunk = `${(32_768).toString(16)}\r\n${"x".repeat(32_768)}\r\n`;
    const streamed = await sendRaw(engine, [
      head({ "Transfer-Encoding": "chunked" }),
      chunk,
      chunk,
      chunk,
      "0\r\n\r\n",
    ]);
    expect(streamed.status).toBe(413);
    expect(streamed.text).toContain('"code":5413');
  });

  it("413 before a byte is sent to a client that asks first", async () => {
    const answer = await sendRaw(engine, [head({ Expect: "100-continue", "Content-Length": 1_000_000 })]);
    expect(answer.status).toBe(413);
    expect(answer.text).not.toContain("100 Continue");
  });

  it("200 for a client that asks first and may send", async () => {
    const body = '{"browser_ttl":3601}';
    const answer = await sendRaw(engine, [head({ Expect: "100-continue", "Content-Length": body.length }), body]);
    expect(answer.text).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200/);
  });

  it("are not half obeyed when they break off, and the log stays clean", async () => {
    await sendRaw(engine, [head({ "Content-Length": 500 }), '{"browser_ttl":9999}']);
    expect((await callApi(engine, "/v1/config")).result["browser_ttl"]).toBe(3601);
    expect(engine.logged.filter(({ level }) => level === "error")).toEqual([]);
  });
});
