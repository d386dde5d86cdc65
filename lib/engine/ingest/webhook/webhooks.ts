import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { EngineLog } from "../../api/engine-log";
import { Gate } from "../gate";
import type { Network } from "../remote/network";
import type { RemoteAllowance } from "../remote/remote-allowance";
import { parseRemoteUrl } from "../remote/remote-url";
import { requestRemote } from "../remote/request-remote";
import { toEventText, toSignature, type UploadEvent } from "./upload-event";

export type WebhookOptions = Readonly<{ url: string; secret: Readonly<{ reveal: () => string }> }>;

export type WebhooksParts = WebhookOptions &
  Readonly<{
    accountId: string;
    network: Network;
    /** The receiver must be public, or named by the operator as a source of uploads must. */
    allowance: RemoteAllowance;
    clock: () => Date;
    log: EngineLog;
    /** Before each further attempt. */
    delaysMs?: readonly number[];
    /** Events not delivered yet; the next one is dropped. */
    queueLimit?: number;
  }>;

type Message = Readonly<{ id: string; body: string }>;

const defaultDelaysMs: readonly number[] = [5000, 30_000, 120_000, 600_000, 3_600_000];
const defaultQueueLimit = 1000;
const sentTogether = 4;
const attemptMs = 10_000;

/** Tells the operator's receiver what became of one-time uploads. Nobody ever waits for it. */
export class Webhooks {
  readonly #parts: WebhooksParts;
  readonly #gate = new Gate(sentTogether);
  readonly #stop = new AbortController();
  readonly #open = new Set<Promise<void>>();

  constructor(parts: WebhooksParts) {
    this.#parts = parts;
  }

  /** Queues an event and returns at once. */
  announce(event: UploadEvent): void {
    const { accountId, queueLimit = defaultQueueLimit, log } = this.#parts;
    if (this.#stop.signal.aborted) return;
    if (this.#open.size >= queueLimit) {
      log.warn({ image: event.draft.id, queueLimit }, "a webhook was dropped: too many wait already");
      return;
    }
    const delivery = this.#deliver({ id: randomUUID(), body: toEventText(event, accountId) });
    this.#open.add(delivery);
    void delivery.finally(() => this.#open.delete(delivery));
  }

  /** Breaks off what is under way and says how many events were not delivered. */
  async close(): Promise<void> {
    const undelivered = this.#open.size;
    this.#stop.abort();
    await Promise.all(this.#open);
    if (undelivered > 0) this.#parts.log.warn({ undelivered }, "stopped with webhooks that were not delivered");
  }

  /** Never rejects. */
  async #deliver(message: Message): Promise<void> {
    const { delaysMs = defaultDelaysMs, log } = this.#parts;
    for (const delayMs of [0, ...delaysMs]) {
      if (!(await this.#wait(delayMs))) return;
      if (await this.#gate.run(() => this.#attempt(message))) return;
    }
    log.error({ webhook: message.id, attempts: delaysMs.length + 1 }, "a webhook could not be delivered");
  }

  /** False when there is no time left. */
  async #wait(delayMs: number): Promise<boolean> {
    const { signal } = this.#stop;
    if (delayMs > 0) await pause(delayMs, undefined, { signal, ref: false }).catch(() => undefined);
    return !signal.aborted;
  }

  /** True when the receiver took it. */
  async #attempt(message: Message): Promise<boolean> {
    const { log } = this.#parts;
    if (this.#stop.signal.aborted) return false;
    const deadline = new AbortController();
    const cut = (): void => deadline.abort();
    const timer = setTimeout(cut, attemptMs);
    this.#stop.signal.addEventListener("abort", cut, { once: true });
    try {
      const status = await this.#post(message, deadline.signal);
      if (status >= 200 && status < 300) return true;
      log.warn({ webhook: message.id, status }, "the receiver refused a webhook");
    } catch (error) {
      if (!this.#stop.signal.aborted) log.warn({ webhook: message.id, err: error }, "a webhook did not arrive");
    } finally {
      clearTimeout(timer);
      this.#stop.signal.removeEventListener("abort", cut);
      deadline.abort();
    }
    return false;
  }

  async #post({ id, body }: Message, signal: AbortSignal): Promise<number> {
    const { url, secret, network, allowance, clock } = this.#parts;
    const answer = await requestRemote(
      parseRemoteUrl(url, allowance),
      {
        method: "POST",
        body,
        headers: {
          "Content-Type": "application/json",
          "Content-Length": Buffer.byteLength(body),
          "Webhook-Id": id,
          "Webhook-Signature": toSignature(secret.reveal(), body, clock()),
        },
      },
      { network, allowance, signal },
    );
    // What the receiver says beyond its status is of no interest.
    answer.on("error", () => undefined).destroy();
    return answer.statusCode ?? 0;
  }
}
