import { once } from "node:events";
import { connect, type Socket } from "node:net";
import type { TestEngine } from "./start-test-engine";

export type RawAnswer = Readonly<{
  status: number | undefined;
  text: string;
  /** Bytes the system took from us, its own buffers included. */
  sentBytes: number;
}>;

const patienceMs = 15_000;

const collect = (socket: Socket): Buffer[] => {
  const received: Buffer[] = [];
  // A reset after the answer is the other side's right; what was received decides.
  socket.on("error", () => undefined);
  socket.setTimeout(patienceMs, () => socket.destroy());
  socket.on("data", (chunk: Buffer) => {
    received.push(chunk);
    if (isWhole(Buffer.concat(received).toString())) socket.destroy();
  });
  return received;
};

const toRawAnswer = (text: string, sentBytes: number): RawAnswer => {
  const status = /^(?:HTTP\/1\.1 100 Continue\r\n\r\n)?HTTP\/1\.1 (\d{3})/.exec(text)?.[1];
  return { status: status === undefined ? undefined : Number(status), text, sentBytes };
};

/**
 * Writes bytes on a connection of its own and returns what comes back until the other side closes or the answer is
 * whole. `end` half-closes after the last byte; otherwise the line stays open.
 */
export const sendRaw = async (
  engine: TestEngine,
  chunks: readonly (string | Uint8Array)[],
  { end = true }: { end?: boolean } = {},
): Promise<RawAnswer> => {
  const socket = connect(engine.port, "127.0.0.1");
  const received = collect(socket);
  await once(socket, "connect");
  for (const chunk of chunks) if (!socket.destroyed && !socket.write(chunk)) await settled(socket);
  if (end) socket.end();
  if (!socket.closed) await once(socket, "close");
  return toRawAnswer(Buffer.concat(received).toString(), socket.bytesWritten - socket.writableLength);
};

const settled = (socket: Socket): Promise<void> =>
  new Promise((resolve) => {
    socket.once("drain", resolve).once("close", () => resolve());
  });

const isWhole = (text: string): boolean => {
  const [, length = "", body = ""] = /Content-Length: (\d+)[^]*?\r\n\r\n([^]*)$/i.exec(text) ?? [];
  return length !== "" && Buffer.byteLength(body) >= Number(length);
};

/** The head of an upload request with the account's token. */
export const uploadHead = (engine: TestEngine, headers: Readonly<Record<string, string | number>>): string => {
  const lines = Object.entries({
    Host: `127.0.0.1:${engine.port}`,
    Authorization: `Bearer ${engine.secrets.apiToken}`,
    "Content-Type": "multipart/form-data; boundary=B",
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST /client/v4/accounts/${engine.secrets.accountId}/images/v1 HTTP/1.1\r\n${lines.join("")}\r\n`;
};
