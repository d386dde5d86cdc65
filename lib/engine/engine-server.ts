import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { once } from "node:events";

export type Listener = (req: IncomingMessage, res: ServerResponse) => void;

/** What one client may cost. */
export type ServerLimits = Readonly<{
  /** To send the whole head of a request. */
  headersTimeoutMs: number;
  /** To send a request. A slow line needs minutes for 10 MB; uploads are watched more closely besides. */
  requestTimeoutMs: number;
  /** Without a byte in either direction: longer than any answer takes, so it only ends who does not read. */
  silenceMs: number;
  /** How often these are looked at. */
  checkMs: number;
  /** At the same time; one more is closed unheard. A third of the usual number of open files. */
  connections: number;
}>;

const defaultLimits: ServerLimits = {
  headersTimeoutMs: 15_000,
  requestTimeoutMs: 300_000,
  silenceMs: 120_000,
  checkMs: 5000,
  connections: 6000,
};
const keepAliveMs = 65_000;
const idleSweepMs = 50;
/** Room for a long id and every header a browser sends. */
const headerBytes = 32 * 1024;

const plainAnswers: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
};

/** What cannot be parsed has no path, so it gets no envelope: a bare status, and the connection closes. */
const refuseUnparsed = (error: NodeJS.ErrnoException, socket: Socket): void => {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = plainAnswers[error.code ?? ""] ?? "400 Bad Request";
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
};

/** A `node:http` server with bounded patience; `Upgrade` requests are answered as if they had not asked. */
export const createEngineServer = (listener: Listener, given: Partial<ServerLimits> = {}): Server => {
  const limits = { ...defaultLimits, ...given };
  const server = createServer({
    maxHeaderSize: headerBytes,
    headersTimeout: limits.headersTimeoutMs,
    requestTimeout: limits.requestTimeoutMs,
    connectionsCheckingInterval: limits.checkMs,
    keepAliveTimeout: keepAliveMs,
    noDelay: true,
  });
  server.maxConnections = limits.connections;
  server.setTimeout(limits.silenceMs);
  server.on("request", listener);
  // The route decides whether the body is wanted before the client sends it.
  server.on("checkContinue", listener);
  server.on("clientError", refuseUnparsed);
  return server;
};

/** The port it listens on; with `port` 0 the system chooses. Rejects when the address is taken. */
export const listen = async (server: Server, { host, port }: { host: string; port: number }): Promise<number> => {
  server.listen(port, host);
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
};

/** Takes no new connection, lets requests in flight finish for `graceMs`, then cuts what is left. */
export const closeServer = async (server: Server, graceMs: number): Promise<void> => {
  const closed = once(server, "close");
  server.close();
  server.closeIdleConnections();
  // A connection that was busy at the call is kept alive after its answer; nobody else would close it.
  const sweep = setInterval(() => server.closeIdleConnections(), idleSweepMs);
  const deadline = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(deadline);
};
