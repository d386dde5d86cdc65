import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, Server } from "node:http";
import type { Socket } from "node:net";
import { type Deliver, deliverFirst, isOwnDomainDelivery } from "./own-domain-delivery";

/** The peer's address as the socket knows it. Set for every request of the console's port, whatever the caller sent. */
export const peerHeader = "x-vitrine-peer";

/** Headers that only Next itself may set: each has been a way around a check once. */
const innerHeaders = /^(?:x-middleware-|x-invoke-|x-matched-path$|x-now-route-matches$|next-resume$|next-action$)/;

/** Next answers these with a redirect of its own; the API has no such requests. */
const pageHeaders = /^(?:rsc$|next-)/;

const knownMethods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
/** An address that is not there, whoever asks. */
const nowhere = "/api/unreadable";

type RequestStart = { request: IncomingMessage; socket: Socket; server: Server };

const isReadable = ({ method = "", url = "" }: IncomingMessage): boolean => {
  if (!knownMethods.has(method)) return false;
  try {
    decodeURIComponent(url);
    return true;
  } catch (error) {
    return !(error instanceof URIError);
  }
};

/** Next fails on these with a 500 of its own: they are shown the way to a 404. */
const divertUnreadable = (request: IncomingMessage): void => {
  if (isReadable(request)) return;
  request.method = "GET";
  request.url = nowhere;
};

const cleanRequest = ({ request, socket }: RequestStart): void => {
  divertUnreadable(request);
  const isApi = request.url?.startsWith("/api/") === true;
  for (const name of Object.keys(request.headers)) {
    if (innerHeaders.test(name) || (isApi && pageHeaders.test(name))) delete request.headers[name];
  }
  request.headers[peerHeader] = socket.remoteAddress ?? "unknown";
};

const refuseUpgrade = (_request: IncomingMessage, socket: Socket): void => {
  socket.end("HTTP/1.1 426 Upgrade Required\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
};

const closeUpgrades = (server: Server): void => {
  server.removeAllListeners("upgrade");
  server.on("upgrade", refuseUpgrade);
};

export type FrontServerOptions = Readonly<{
  port: number;
  /** False in development, whose reload needs upgrades. */
  isUpgradeRefused: boolean;
  /** Answers what comes in under the own-domain delivery path. */
  deliver: Deliver;
}>;

/**
 * Stands before Next's own server, which hands out no socket address, answers upgrades by its rewrites, and would
 * serve pictures at a tenth of the pace. Node announces every request before its listeners run.
 */
export const guardFrontServer = ({ port, isUpgradeRefused, deliver }: FrontServerOptions): void => {
  const delivering = new WeakSet<Server>();
  subscribe("http.server.request.start", (message) => {
    const start = message as RequestStart;
    if (start.socket.localPort !== port) return;
    if (!delivering.has(start.server)) deliverFirst(start.server, deliver);
    delivering.add(start.server);
    if (!isOwnDomainDelivery(start.request)) cleanRequest(start);
  });
  if (!isUpgradeRefused) return;
  const known = new WeakSet<Server>();
  subscribe("net.server.socket", (message) => {
    const { socket } = message as { socket: Socket & { server?: Server } };
    if (socket.server === undefined || known.has(socket.server) || socket.localPort !== port) return;
    known.add(socket.server);
    closeUpgrades(socket.server);
  });
};
