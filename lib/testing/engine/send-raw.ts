import { exchangeRaw } from "../raw-exchange";
import type { TestEngine } from "./start-test-engine";

export type RawAnswer = Readonly<{
  status: number | undefined;
  text: string;
  /** Bytes the system took from us, its own buffers included. */
  sentBytes: number;
}>;

const quietMs = 15_000;

const isWhole = (text: string): boolean => {
  const [, length = "", body = ""] = /Content-Length: (\d+)[^]*?\r\n\r\n([^]*)$/i.exec(text) ?? [];
  return length !== "" && body.length >= Number(length);
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
  const { text: raw, sentBytes } = await exchangeRaw(engine.port, chunks, { end, quietMs, isEnough: isWhole });
  const text = Buffer.from(raw, "latin1").toString();
  const status = /^(?:HTTP\/1\.1 100 Continue\r\n\r\n)?HTTP\/1\.1 (\d{3})/.exec(text)?.[1];
  return { status: status === undefined ? undefined : Number(status), text, sentBytes };
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
