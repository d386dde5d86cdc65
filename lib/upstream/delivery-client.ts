import { Agent as PlainAgent, type ClientRequest, type IncomingMessage, request as plainRequest } from "node:http";
import { Agent as TlsAgent, request as tlsRequest } from "node:https";
import { Readable } from "node:stream";
import { AppError } from "@/lib/errors/app-error";
import type { Delivery, DeliveryRequest } from "./upstream";

/** `internalOrigin` is dialled instead of what the URL names; the device's view of the URL stays in `Host`. */
export type DeliveryOrigin = Readonly<{ publicOrigin: string; internalOrigin: string }>;

export type DeliveryOptions = Readonly<{
  origin: DeliveryOrigin | undefined;
  /** Plain http is dialled only where the API itself is plain. */
  isPlainAllowed: boolean;
  /** Silence on the socket, before or within the answer. */
  idleMs: number;
}>;

const refusal = (detail: string): AppError => new AppError("invalid-input", { detail });

const parseUrl = (text: string): URL => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) throw refusal("The delivery URL is not a URL.");
  if (url.username !== "" || url.password !== "") throw refusal("A delivery URL holds no user name.");
  return url;
};

/** Where to dial. With an internal origin nothing else is ever dialled, whatever the URL says. */
const toTarget = (url: URL, options: DeliveryOptions): URL => {
  if (options.origin !== undefined) {
    // Set part by part: a path that begins with two slashes would be read as a host.
    const target = new URL(options.origin.internalOrigin);
    target.pathname = url.pathname;
    target.search = url.search;
    return target;
  }
  if (url.protocol === "https:" || (url.protocol === "http:" && options.isPlainAllowed)) return url;
  throw refusal(`A delivery URL of the scheme ${url.protocol} is not asked for.`);
};

const toHeaders = (raw: readonly string[]): Headers => {
  const headers = new Headers();
  for (let at = 0; at + 1 < raw.length; at += 2) headers.append(raw[at] ?? "", raw[at + 1] ?? "");
  return headers;
};

const toDelivery = (answer: IncomingMessage): Delivery => {
  const status = answer.statusCode ?? 0;
  const hasBody = status !== 204 && status !== 304;
  if (!hasBody) answer.resume();
  return {
    status,
    headers: toHeaders(answer.rawHeaders),
    body: hasBody ? (Readable.toWeb(answer) as ReadableStream<Uint8Array>) : null,
  };
};

const unreachable = (cause: unknown): AppError =>
  new AppError("upstream-unreachable", {
    detail: "The delivery host did not answer. Try again in a moment.",
    cause,
  });

/**
 * Asks a delivery URL as a device would. `fetch` adds Accept-Language, Sec-Fetch-Mode and Accept-Encoding of its own
 * and decodes the body; what is measured here must be what the device gets, so the request is written by hand.
 * Redirects are not followed: they are the answer.
 */
export const createDeliver = (options: DeliveryOptions) => {
  const plain = new PlainAgent({ keepAlive: true, maxSockets: 64 });
  const tls = new TlsAgent({ keepAlive: true, maxSockets: 64 });

  const open = (target: URL, host: string, { headers, signal }: DeliveryRequest): ClientRequest => {
    const isTls = target.protocol === "https:";
    const settings = {
      agent: isTls ? tls : plain,
      headers: { ...headers, host },
      timeout: options.idleMs,
      ...(signal === undefined ? {} : { signal }),
    };
    return isTls ? tlsRequest(target, settings) : plainRequest(target, settings);
  };

  return async (wanted: DeliveryRequest): Promise<Delivery> => {
    const url = parseUrl(wanted.url);
    const target = toTarget(url, options);
    return new Promise((resolve, reject) => {
      const fail = (error: unknown): void => {
        reject(
          wanted.signal?.aborted === true
            ? new AppError("cancelled", { detail: "The request was cancelled.", cause: error })
            : unreachable(error),
        );
      };
      try {
        const request = open(target, url.host, wanted);
        request.once("timeout", () => request.destroy(new Error(`silence for ${options.idleMs} ms`)));
        request.on("error", fail);
        request.once("response", (answer) => {
          resolve(toDelivery(answer));
        });
        request.end();
      } catch (error) {
        // A header value that no request can carry throws at once.
        reject(refusal(`The request cannot be sent: ${error instanceof Error ? error.message : String(error)}.`));
      }
    });
  };
};
