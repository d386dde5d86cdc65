import { once } from "node:events";
import { createServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { RemotePictures } from "./remote-pictures";
import { selfSigned } from "./self-signed";
import { createServers, createTestNetwork, readAll, through } from "./test-network";

const { serve, closeAll } = createServers();
afterEach(closeAll);

describe("an answer", () => {
  const head = "HTTP/1.1 200 OK\r\n";
  const refusals: readonly (readonly [string, string, Readonly<{ code: number; message?: RegExp }>])[] = [
    ["404", "HTTP/1.1 404 X\r\nContent-Length: 0\r\n\r\n", { code: 5400, message: /answered 404/ }],
    ["204", "HTTP/1.1 204 X\r\n\r\n", { code: 5400, message: /answered 204/ }],
    ["206", "HTTP/1.1 206 X\r\nContent-Length: 1\r\n\r\nx", { code: 5400, message: /answered 206/ }],
    ["304", "HTTP/1.1 304 X\r\n\r\n", { code: 5400, message: /answered 304/ }],
    ["101", "HTTP/1.1 101 X\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\nxxx", { code: 5400 }],
    ["HTTP/0.9", "hello", { code: 5400 }],
    [
      "a length of a terabyte",
      `${head}Content-Length: 1000000000000\r\n\r\n`,
      { code: 5413, message: /1000000000000/ },
    ],
    ["gzip", `${head}Content-Encoding: gzip\r\nContent-Length: 1\r\n\r\nx`, { code: 5400, message: /encoding/ }],
    ["brotli", `${head}Content-Encoding: br\r\nContent-Length: 1\r\n\r\nx`, { code: 5400, message: /encoding/ }],
    ["a length that is not kept", `${head}Content-Length: 50\r\n\r\nshort`, { code: 5400, message: /broke off/ }],
    ["chunks that end early", `${head}Transfer-Encoding: chunked\r\n\r\n5\r\nshort`, { code: 5400 }],
    ["two lengths", `${head}Content-Length: 1\r\nContent-Length: 2\r\n\r\nxx`, { code: 5400 }],
    ["a megabyte of headers", `${head}X: ${"x".repeat(1_000_000)}\r\n\r\n`, { code: 5400 }],
    ["a flood of interim answers", "HTTP/1.1 103 X\r\n\r\n".repeat(1000), { code: 5400 }],
    ["nothing", "", { code: 5400 }],
  ];
  it.each(refusals)("of %s is refused", async (_, text, { code, message }) => {
    const server = await serve((socket) => socket.end(text));
    const outcome = readAll("http://hop.example/", through(createTestNetwork(server.port)));
    await expect(outcome).rejects.toMatchObject({ code, message: expect.stringMatching(message ?? /./) });
  });

  it.each([
    ["more bytes than its length", `${head}Content-Length: 5\r\n\r\nbytes and more`],
    ["no length", `${head}\r\nbytes`],
    ["a refresh header, which is no redirect", `${head}Refresh: 0;url=http://127.0.0.1/\r\n\r\nbytes`],
    ["a media type of any kind", `${head}Content-Type: text/html\r\nContent-Length: 5\r\n\r\nbytes`],
  ])("with %s is taken as far as it is true", async (_, text) => {
    const server = await serve((socket) => socket.end(text));
    expect(await readAll("http://hop.example/", through(createTestNetwork(server.port)))).toBe("bytes");
  });

  it.each([
    ["whose headers never end", (socket: Socket) => void socket.write(`${head}X: y\r\n`)],
    ["that drips a byte and stops", (socket: Socket) => void socket.write(`${head}\r\nb`)],
  ])("%s is cut at the deadline", async (_, answer) => {
    const server = await serve(answer);
    const options = { ...through(createTestNetwork(server.port)), deadlineMs: 60 };
    await expect(readAll("http://hop.example/", options)).rejects.toMatchObject({ code: 5408 });
  });

  it("reset in its midst is refused, and the connection is gone", async () => {
    const server = await serve((socket) => {
      socket.write(`${head}Content-Length: 50\r\n\r\nshort`, () => socket.resetAndDestroy());
    });
    const outcome = readAll("http://hop.example/", through(createTestNetwork(server.port)));
    await expect(outcome).rejects.toMatchObject({ code: 5400 });
  });

  it("that the taker does not want is not read to its end", async () => {
    let isCut = false;
    const server = await serve((socket) => {
      socket.once("close", () => (isCut = true));
      const pour = (): void => {
        while (socket.writable && socket.write(Buffer.alloc(65_536))) continue;
      };
      socket.write(`${head}\r\n`);
      socket.on("drain", pour);
      pour();
    });
    const pictures = new RemotePictures(through(createTestNetwork(server.port)));
    const refusal = pictures.read("http://hop.example/", () => Promise.reject(new RangeError("enough")));
    await expect(refusal).rejects.toThrow("enough");
    await expect.poll(() => isCut).toBe(true);
  });

  it("over TLS needs a certificate that somebody vouches for", async () => {
    let requests = 0;
    const server = createServer(selfSigned, (_, response) => {
      requests += 1;
      response.end("bytes");
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    server.on("tlsClientError", () => undefined);
    const { port } = server.address() as AddressInfo;
    try {
      await expect(readAll("https://hop.example/", through(createTestNetwork(port)))).rejects.toMatchObject({
        code: 5400,
        message: expect.stringContaining("certificate"),
      });
      expect(requests).toBe(0);
    } finally {
      server.close();
      server.closeAllConnections();
    }
  });

  it("in plain text is not taken for TLS", async () => {
    const server = await serve(() => undefined);
    const options = { ...through(createTestNetwork(server.port)), deadlineMs: 100 };
    await expect(readAll("https://hop.example/", options)).rejects.toMatchObject({ code: 5408 });
    expect(server.heard.join("")).not.toContain("GET");
  });
});
