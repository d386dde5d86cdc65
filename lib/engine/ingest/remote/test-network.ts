import { createServer, type Server, type Socket } from "node:net";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { type Network, systemNetwork } from "./network";
import { RemoteAllowance } from "./remote-allowance";
import { RemotePictures, type RemotePicturesOptions } from "./remote-pictures";

/** Public addresses that a test's resolver hands out; nothing is sent to them. */
export const publicAddress = "93.184.216.34";

export type TestServer = Readonly<{
  port: number;
  /** What each connection sent, as text. */
  heard: readonly string[];
  /** Connections, whether or not they sent anything. */
  count: () => number;
  close: () => Promise<void>;
}>;

/** A bare TCP server on the loopback that hands each connection, once its request head is in, to `answer`. */
export const startTestServer = async (answer: (socket: Socket, head: string) => void): Promise<TestServer> => {
  const heard: string[] = [];
  const open = new Set<Socket>();
  let connections = 0;
  const server: Server = createServer((socket) => {
    const at = connections;
    connections += 1;
    heard[at] = "";
    open.add(socket);
    socket.on("error", () => undefined).once("close", () => open.delete(socket));
    socket.on("data", (chunk: Buffer) => {
      const before = heard[at] ?? "";
      heard[at] = before + chunk.toString("latin1");
      const isHeadIn = (heard[at] ?? "").includes("\r\n\r\n");
      if (isHeadIn && !before.includes("\r\n\r\n")) answer(socket, heard[at] ?? "");
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    heard,
    count: () => connections,
    close: async () => {
      const closed = once(server, "close");
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
};

export type TestNetwork = Network & Readonly<{ resolved: readonly string[]; dialled: readonly string[] }>;

/**
 * A network in which every address leads to `port` of the loopback, so that a connection the guard should have
 * prevented is seen there. `answers` are what the resolver says, the last one again and again.
 */
export const createTestNetwork = (
  port: number,
  answers: Readonly<Record<string, readonly (readonly string[])[]>> = {},
): TestNetwork => {
  const resolved: string[] = [];
  const dialled: string[] = [];
  const resolve = async (hostname: string): Promise<readonly string[]> => {
    const turn = resolved.filter((name) => name === hostname).length;
    resolved.push(hostname);
    const said = answers[hostname] ?? [];
    const addresses = said[Math.min(turn, said.length - 1)];
    if (addresses === undefined) throw new Error(`ENOTFOUND ${hostname}`);
    return addresses;
  };
  return {
    resolved,
    dialled,
    resolve,
    resolveNamed: async () => ["127.0.0.1"],
    connect: (address, asked, signal) => {
      dialled.push(`${address} ${asked}`);
      return systemNetwork.connect("127.0.0.1", port, signal);
    },
  };
};

type Answer = (socket: Socket, head: string) => void;

/** A plain 200 with a body and its length. */
export const ok = (body = "bytes"): string =>
  `HTTP/1.1 200 OK\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

/** Servers of one test file, all closed by `closeAll`. */
export const createServers = () => {
  const servers: TestServer[] = [];
  const serve = async (answer: Answer): Promise<TestServer> => {
    const server = await startTestServer(answer);
    servers.push(server);
    return server;
  };
  return {
    serve,
    canary: () => serve((socket) => socket.end(ok())),
    closeAll: async (): Promise<void> => {
      for (const server of servers.splice(0)) await server.close();
    },
  };
};

/** The whole body that a guarded fetch hands over. */
export const readAll = (url: string, options: RemotePicturesOptions): Promise<string> =>
  new RemotePictures(options).read(url, async ({ body }) => {
    const chunks: Buffer[] = [];
    for await (const chunk of body) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString();
  });

/** `hop.example` is the operator's own door; everything else must be public. */
export const through = (network: Network) => ({
  network,
  allowance: new RemoteAllowance(["hop.example:80", "hop.example:443"]),
  deadlineMs: 3000,
});
