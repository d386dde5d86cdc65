import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { guardFrontServer, peerHeader } from "./front-server";

type Seen = Pick<IncomingMessage, "method" | "url" | "headers">;

const listenOn = async (seen: Seen[]): Promise<Server> => {
  const server = createServer(({ method, url, headers }, response) => {
    seen.push({ method, url, headers });
    response.end("ok");
  });
  // Next answers upgrades too; ours must come first.
  server.on("upgrade", (_request, socket) => socket.end("HTTP/1.1 101 Switching Protocols\r\n\r\n"));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
};
const portOf = (server: Server): number => (server.address() as AddressInfo).port;

const front: Seen[] = [];
const other: Seen[] = [];
const delivered: Seen[] = [];
let servers: Server[];
beforeAll(async () => {
  servers = [await listenOn(front), await listenOn(other)];
  guardFrontServer({
    port: portOf(servers[0] as Server),
    isUpgradeRefused: true,
    deliver: async ({ method, url, headers }, response) => {
      delivered.push({ method, url, headers });
      await new Promise<void>((resolve) => response.end("picture", resolve));
    },
  });
});
afterAll(() => servers.forEach((server) => server.close()));

/** Writes raw bytes to one of the servers, because a client library would mend them. */
const send = async (which: 0 | 1, head: readonly string[]): Promise<string> => {
  const socket = connect(portOf(servers[which] as Server), "127.0.0.1");
  let text = "";
  socket.on("data", (chunk: Buffer) => {
    text += chunk.toString();
  });
  socket.write(`${head.join("\r\n")}\r\nHost: localhost\r\n\r\n`);
  await once(socket, "close");
  return text.split("\r\n", 1)[0] ?? "";
};
const ask = async (head: string, ...headers: string[]): Promise<Seen | undefined> => {
  await send(0, [head, "Connection: close", ...headers]);
  return front.at(-1);
};

describe("the console's port", () => {
  it("knows the peer by its socket, whatever the caller claims", async () => {
    const seen = await ask("GET / HTTP/1.1", `${peerHeader}: 203.0.113.9`, "X-Forwarded-For: 203.0.113.9");
    expect(seen?.headers[peerHeader]).toBe("127.0.0.1");
  });

  it.each([
    "X-Middleware-Subrequest",
    "X-Middleware-Rewrite",
    "X-Invoke-Path",
    "X-Matched-Path",
    "Next-Resume",
    "Next-Action",
  ])("drops %s", async (name) =>
    expect((await ask("GET /library HTTP/1.1", `${name}: 1`))?.headers).not.toHaveProperty(name.toLowerCase()),
  );

  it("keeps what pages navigate with, and drops it for the API", async () => {
    expect((await ask("GET /library HTTP/1.1", "RSC: 1"))?.headers).toHaveProperty("rsc", "1");
    const seen = await ask("GET /api/images HTTP/1.1", "RSC: 1", "Next-Url: /library");
    expect(seen?.headers).not.toHaveProperty("rsc");
    expect(seen?.headers).not.toHaveProperty("next-url");
  });

  it.each(["GET /api/images/%E0%A4%A HTTP/1.1", "TRACE /library HTTP/1.1", "PROPFIND / HTTP/1.1"])(
    "shows %s the way to a 404",
    async (head) => expect(await ask(head)).toMatchObject({ method: "GET", url: "/api/unreadable" }),
  );

  it.each(["GET /api/images/a%252Fb HTTP/1.1", "DELETE /api/images/a%2Fb?permanent=true HTTP/1.1"])(
    "leaves %s as it is",
    async (head) => expect(await ask(head)).toMatchObject({ url: head.split(" ")[1], method: head.split(" ")[0] }),
  );

  it.each([
    "/cdn-cgi/imagedelivery/hash/a%2Fb/public",
    "/cdn-cgi/imagedelivery/hash/50%2525/w=80,fit=cover?sig=a%20b&exp=1",
    "/cdn-cgi/imagedelivery/hash/../%E0%A4%A//x",
    "/cdn-cgi/imagedelivery/",
  ])("hands %s to the delivery byte for byte, and to nobody else", async (target) => {
    const before = front.length;
    const status = await send(0, [`GET ${target} HTTP/1.1`, "Connection: close", "Accept: image/avif", "DPR: 2"]);
    expect(status).toBe("HTTP/1.1 200 OK");
    expect(delivered.at(-1)).toMatchObject({ url: target, headers: { accept: "image/avif", dpr: "2" } });
    expect(front).toHaveLength(before);
  });

  it.each(["/cdn-cgi/imagedelivery", "/cdn-cgi/image/w=80/a.png", "/%63dn-cgi/imagedelivery/h/a/public", "//cdn-cgi"])(
    "keeps %s for the console",
    async (target) => {
      const before = delivered.length;
      expect(await ask(`GET ${target} HTTP/1.1`)).toMatchObject({ url: target });
      expect(delivered).toHaveLength(before);
    },
  );

  it("refuses to become another protocol, from the first connection on", async () => {
    const head = ["GET /cdn-cgi/x HTTP/1.1", "Connection: Upgrade", "Upgrade: websocket"];
    expect(await send(0, head)).toBe("HTTP/1.1 426 Upgrade Required");
  });
});

it("leaves other ports of the process alone", async () => {
  await send(1, ["GET / HTTP/1.1", "Connection: close", "X-Middleware-Subrequest: 1"]);
  expect(other.at(-1)?.headers).toHaveProperty("x-middleware-subrequest");
  expect(other.at(-1)?.headers).not.toHaveProperty(peerHeader);
  expect(await send(1, ["GET / HTTP/1.1", "Connection: Upgrade", "Upgrade: x"])).toBe(
    "HTTP/1.1 101 Switching Protocols",
  );
});
