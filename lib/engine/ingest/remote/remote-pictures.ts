import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import { EngineError } from "@/lib/engine/engine-error";
import { limits } from "../../api/limits";
import type { Network } from "./network";
import type { RemoteAllowance } from "./remote-allowance";
import { findRemoteFilename, parseRemoteUrl, type RemoteTarget } from "./remote-url";
import { requestRemote } from "./request-remote";

export type RemotePicture = Readonly<{ body: Readable; filename: string | undefined }>;

export type RemotePicturesOptions = Readonly<{
  network: Network;
  allowance: RemoteAllowance;
  /** From the call to the last byte, redirects included. */
  deadlineMs?: number;
  /** Fetched at the same time; the next one is refused with 503. */
  slots?: number;
}>;

const defaultDeadlineMs = 15_000;
const defaultSlots = 16;
const redirects = 3;
const redirectStatuses: readonly number[] = [301, 302, 303, 307, 308];
const busyRetryAfterSeconds = 5;

const refuse = (message: string, cause?: unknown): never => {
  throw new EngineError("badRequest", message, { cause });
};

/** Throws EngineError unless the answer is a plain body within the limit, as far as its head tells. */
const checkHead = ({ statusCode, headers }: IncomingMessage): void => {
  if (statusCode !== 200) refuse(`The server of the URL answered ${statusCode ?? "nothing"}, not 200`);
  const encoding = headers["content-encoding"] ?? "identity";
  // Nothing is decompressed: a few bytes could become gigabytes, and pictures are compressed already.
  if (encoding !== "identity") refuse("The server of the URL sends the picture with a content encoding; send it plain");
  const sizeBytes = Number(headers["content-length"] ?? 0);
  if (sizeBytes > limits.fileBytes) {
    const figure = `the limit is ${limits.fileBytes} bytes; the server of the URL announces ${sizeBytes}`;
    throw new EngineError("tooLarge", `The file is too large: ${figure}`);
  }
};

/** Pictures of other servers, fetched under guard. */
export class RemotePictures {
  readonly #network: Network;
  readonly #allowance: RemoteAllowance;
  readonly #deadlineMs: number;
  readonly #slots: number;
  #running = 0;

  constructor(options: RemotePicturesOptions) {
    const { network, allowance, deadlineMs = defaultDeadlineMs, slots = defaultSlots } = options;
    this.#network = network;
    this.#allowance = allowance;
    this.#deadlineMs = deadlineMs;
    this.#slots = slots;
  }

  /**
   * Fetches `url` and has `take` read the body, which breaks off at the deadline, and when `gone` says that nobody
   * waits for it any more.
   * Throws EngineError 5400 for a URL or a server that will not do, 5408 at the deadline, 5413 over the limit,
   * `busy` when too many are fetched already; and what `take` throws.
   */
  async read<Taken>(url: string, take: (picture: RemotePicture) => Promise<Taken>, gone?: AbortSignal): Promise<Taken> {
    if (this.#running >= this.#slots) {
      throw new EngineError("busy", "Too many pictures are being fetched. Try again.", {
        retryAfterSeconds: busyRetryAfterSeconds,
      });
    }
    this.#running += 1;
    const deadline = new AbortController();
    const cut = (): void => deadline.abort();
    const timer = setTimeout(cut, this.#deadlineMs);
    gone?.addEventListener("abort", cut, { once: true });
    try {
      return await this.#take(parseRemoteUrl(url, this.#allowance), take, deadline.signal);
    } catch (error) {
      if (!deadline.signal.aborted) throw error;
      const words = `The server of the URL took longer than ${this.#deadlineMs / 1000} seconds, the limit`;
      throw new EngineError("uploadTimeout", words, { cause: error });
    } finally {
      clearTimeout(timer);
      gone?.removeEventListener("abort", cut);
      // Whatever is still open belongs to nobody any more.
      deadline.abort();
      this.#running -= 1;
    }
  }

  async #take<Taken>(
    first: RemoteTarget,
    take: (picture: RemotePicture) => Promise<Taken>,
    signal: AbortSignal,
  ): Promise<Taken> {
    const { answer, target } = await this.#follow(first, signal);
    checkHead(answer);
    let fault: unknown;
    answer.on("error", (error: Error) => (fault = error));
    try {
      return await take({ body: answer, filename: findRemoteFilename(target.url) });
    } catch (error) {
      if (error !== fault) throw error;
      return refuse("The server of the URL broke off before the picture was complete", fault);
    }
  }

  /** The first answer that is no redirect. */
  async #follow(first: RemoteTarget, signal: AbortSignal) {
    const passage = { network: this.#network, allowance: this.#allowance, signal };
    let target = first;
    for (let followed = 0; ; followed += 1) {
      const answer = await requestRemote(target, { method: "GET", headers: { Accept: "image/*" } }, passage);
      if (!redirectStatuses.includes(answer.statusCode ?? 0)) return { answer, target };
      answer.destroy();
      if (followed === redirects) refuse(`The URL redirects more than ${redirects} times, the limit`);
      target = this.#toNext(target, answer.headers.location);
    }
  }

  #toNext({ url, isSecure }: RemoteTarget, location: string | undefined): RemoteTarget {
    if (location === undefined) return refuse("The server of the URL redirects to nowhere");
    const base = new URL(url);
    base.username = "";
    base.password = "";
    const next = parseRemoteUrl(location, this.#allowance, base);
    if (isSecure && !next.isSecure) refuse("The URL redirects from https to http");
    if (next.url.username !== "" || next.url.password !== "") refuse("The URL redirects to one with a password in it");
    if (next.url.origin === url.origin) {
      next.url.username = url.username;
      next.url.password = url.password;
    }
    return next;
  }
}
