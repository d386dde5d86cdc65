import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { startTestEngine, type TestEngine } from "@/lib/testing/engine/start-test-engine";
import { callApi, uploadPicture } from "@/lib/testing/engine/upload-form";
import { picture } from "@/lib/testing/pictures";
import { startTestServer, type TestServer } from "../remote/test-network";

let receiver: TestServer;
let engine: TestEngine;
let png: Buffer;
beforeAll(async () => {
  png = await picture("png");
  receiver = await startTestServer((socket) => socket.end("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
  const address = `127.0.0.1:${receiver.port}`;
  engine = await startTestEngine({
    ingest: {
      urlAllow: [address],
      webhook: { url: `http://${address}/`, secret: { reveal: () => "sixteen characters" } },
    },
  });
});
afterAll(async () => {
  await engine.close();
  await receiver.close();
});
afterEach(() => expect(engine.logged).toEqual([]));

const told = () =>
  receiver.heard
    .filter((heard) => heard.endsWith("}"))
    .map((heard) => JSON.parse(heard.slice(heard.indexOf("\r\n\r\n"))))
    .map(({ name, data }) => `${String(name)} ${String(data.id)} ${String(data.error?.code ?? "")}`.trim())
    .toSorted();

it("tells of one-time uploads, done and failed, and of no others", async () => {
  await uploadPicture(engine, { bytes: png, fields: { id: "ordinary" } });
  await uploadPicture(engine, { bytes: Buffer.from("none"), fields: { id: "failed" } });
  const make = async (id: string): Promise<string> => {
    const body = JSON.stringify({ id });
    const headers = { "Content-Type": "application/json" };
    const { result } = await callApi(engine, "/v2/direct_upload", { method: "POST", body, headers });
    return String(result["uploadURL"]);
  };
  const send = async (url: string, bytes: Uint8Array): Promise<number> => {
    const body = new FormData();
    body.append("file", new Blob([new Uint8Array(bytes)]), "a.png");
    return (await fetch(url, { method: "POST", body })).status;
  };
  const url = await make("once");
  expect(await send(url, Buffer.from("no picture"))).toBe(415);
  expect(await send(url, png)).toBe(200);
  expect(await send(url, png)).toBe(409);
  expect(await send(`${url}-unknown`, png)).toBe(404);
  await expect.poll(told).toEqual(["image.upload_failed once 5455", "image.uploaded once"]);
});
