import { once } from "node:events";
import { connect, type Socket } from "node:net";

export type RawExchange = Readonly<{
  /** Everything that came back, one character per byte. */
  text: string;
  /** True when the other side ended the connection. */
  isClosed: boolean;
  /** Bytes the system took from us, its own buffers included. */
  sentBytes: number;
}>;

type Options = Readonly<{
  /** Half-closes after the last byte; otherwise the line stays open. */
  end: boolean;
  /** How long silence is waited out. */
  quietMs: number;
  /** True when nothing more is wanted. */
  isEnough?: (text: string) => boolean;
}>;

const settled = (socket: Socket): Promise<void> =>
  new Promise((resolve) => {
    socket.once("drain", resolve).once("close", () => resolve());
  });

/** Writes bytes as they are on a connection of its own, and returns what comes back until silence or the end. */
export const exchangeRaw = async (
  port: number,
  chunks: readonly (string | Uint8Array)[],
  { end, quietMs, isEnough }: Options,
): Promise<RawExchange> => {
  const socket = connect(port, "127.0.0.1");
  let text = "";
  let isClosed = false;
  // A reset after the answer is the other side's right; what was received decides.
  socket.on("error", () => (isClosed = true));
  socket.on("end", () => (isClosed = true));
  socket.setTimeout(quietMs, () => socket.destroy());
  socket.on("data", (chunk: Buffer) => {
    text += chunk.toString("latin1");
    if (isEnough?.(text) === true) socket.destroy();
  });
  // `once` would turn a reset into a rejection.
  const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  await once(socket, "connect");
  for (const chunk of chunks) if (!socket.destroyed && !socket.write(chunk)) await settled(socket);
  if (end) socket.end();
  await closed;
  return { text, isClosed, sentBytes: socket.bytesWritten - socket.writableLength };
};
