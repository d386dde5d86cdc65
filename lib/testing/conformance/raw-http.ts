import { type IncomingHttpHeaders, type IncomingMessage, request as requestPlain } from "node:http";
import { request as requestSecure } from "node:https";

export type RawRequest = Readonly<{
  method?: string;
  /** Sent as it is, nothing normalised. */
  url: string;
  headers?: Readonly<Record<string, string>>;
  body?: string | Uint8Array;
  /** Sends the body in pieces without telling its length. */
  isChunked?: boolean;
}>;

export type RawAnswer = Readonly<{
  status: number;
  headers: IncomingHttpHeaders;
  bytes: Buffer;
  text: string;
}>;

const patienceMs = 60_000;

const collect = async (response: IncomingMessage): Promise<RawAnswer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  return { status: response.statusCode ?? 0, headers: response.headers, bytes, text: bytes.toString() };
};

/** Splits without parsing: a URL object would tidy dots, slashes and escapes away. */
const splitUrl = (url: string): { origin: URL; path: string } => {
  const [, origin, path] = /^(https?:\/\/[^/?#]+)(.*)$/s.exec(url) ?? [];
  if (origin === undefined || path === undefined) throw new Error(`not an http address: ${url}`);
  return { origin: new URL(origin), path: path === "" ? "/" : path };
};

/** One request with exactly these bytes. Rejects when the connection breaks or a minute passes without a sign. */
export const sendExactly = ({ method = "GET", url, headers = {}, body, isChunked }: RawRequest): Promise<RawAnswer> => {
  const { origin, path } = splitUrl(url);
  const start = origin.protocol === "https:" ? requestSecure : requestPlain;
  return new Promise((resolve, reject) => {
    const length: Record<string, number> =
      body === undefined || isChunked === true ? {} : { "Content-Length": Buffer.byteLength(body) };
    const request = start(
      {
        host: origin.hostname.replace(/^\[|\]$/g, ""),
        port: origin.port === "" ? undefined : Number(origin.port),
        method,
        path,
        headers: { Host: origin.host, ...length, ...headers },
        timeout: patienceMs,
        agent: false,
      },
      (response) => void collect(response).then(resolve, reject),
    );
    request.once("timeout", () => request.destroy(new Error(`no sign of life for ${patienceMs / 1000} s`)));
    request.once("error", reject);
    if (isChunked === true && body !== undefined) {
      const bytes = Buffer.from(body);
      for (let at = 0; at < bytes.length; at += 1000) request.write(bytes.subarray(at, at + 1000));
      request.end();
    } else request.end(body);
  });
};
