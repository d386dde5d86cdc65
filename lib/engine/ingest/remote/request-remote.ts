import { type IncomingMessage, type OutgoingHttpHeaders, request as requestHttp } from "node:http";
import type { Socket } from "node:net";
import { EngineError } from "@/lib/engine/engine-error";
import { openConnection, type Passage } from "./open-connection";
import type { RemoteTarget } from "./remote-url";

export type RemoteRequest = Readonly<{
  method: "GET" | "POST";
  headers?: OutgoingHttpHeaders;
  body?: string;
}>;

const headerBytes = 16 * 1024;
/** Interim answers (1xx) before the real one. */
const interimAnswers = 8;

const brokenOff = (cause: unknown): EngineError =>
  new EngineError("badRequest", "The server of the URL did not answer as a web server should", { cause });

/** What URL parsing has percent-encoded, as the bytes it was; an escape that is no UTF-8 is bytes all the same. */
const toBytes = (escaped: string): Buffer =>
  Buffer.from(
    escaped.replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  );

const toAuthorization = ({ username, password }: URL): OutgoingHttpHeaders => {
  if (username === "" && password === "") return {};
  const pair = Buffer.concat([toBytes(username), Buffer.from(":"), toBytes(password)]);
  return { Authorization: `Basic ${pair.toString("base64")}` };
};

const toHeaders = ({ url }: RemoteTarget, { headers }: RemoteRequest): OutgoingHttpHeaders => ({
  Host: url.host,
  "User-Agent": "Vitrine-Engine",
  "Accept-Encoding": "identity",
  Connection: "close",
  ...toAuthorization(url),
  ...headers,
});

const awaitAnswer = (target: RemoteTarget, asked: RemoteRequest, socket: Socket): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const request = requestHttp({
      createConnection: () => socket,
      method: asked.method,
      path: `${target.url.pathname}${target.url.search}`,
      headers: toHeaders(target, asked),
      maxHeaderSize: headerBytes,
    });
    let seenInterim = 0;
    request.on("information", () => {
      seenInterim += 1;
      if (seenInterim > interimAnswers) request.destroy(new Error("too many interim answers"));
    });
    // A server that wants another protocol gets no such chance.
    request.on("upgrade", () => reject(brokenOff(new Error("the server switched protocols"))));
    request.on("error", (cause) => reject(brokenOff(cause)));
    request.on("response", resolve);
    request.end(asked.body);
  });

/**
 * Sends one request on a checked connection of its own; the answer's body is still to be read. No redirect is followed,
 * no cookie, proxy or credential but the URL's own is sent. The signal cuts the connection at any time.
 * Throws EngineError 5400, or the signal's reason.
 */
export const requestRemote = async (
  target: RemoteTarget,
  asked: RemoteRequest,
  passage: Passage,
): Promise<IncomingMessage> => {
  const socket = await openConnection(target, passage);
  const cut = (): void => void socket.destroy();
  passage.signal.addEventListener("abort", cut, { once: true });
  socket.once("close", () => passage.signal.removeEventListener("abort", cut));
  try {
    passage.signal.throwIfAborted();
    return await awaitAnswer(target, asked, socket);
  } catch (error) {
    socket.destroy();
    passage.signal.throwIfAborted();
    throw error;
  }
};
