import { randomUUID } from "node:crypto";
import { AppError } from "@/lib/errors/app-error";
import type { ErrorCode } from "@/lib/errors/catalogue";
import type {
  Delivery,
  DeliveryRequest,
  ImageChange,
  ListOptions,
  UploadOptions,
  UploadSource,
  Upstream,
  UpstreamBlob,
  UpstreamImage,
} from "@/lib/upstream/upstream";
import {
  type AccountMethod,
  buildFakeAccount,
  createFakeConfig,
  createFakeKeys,
  createFakeVariants,
  type Perform,
} from "./fake-account";

type Method = "upload" | "findImage" | "updateImage" | "deleteImage" | "listImages" | "deliver" | AccountMethod;

/**
 * - `refused`: fails, nothing happens
 * - `lost`: happens, but the answer is lost
 * - `late`: fails, and happens when `land()` is called
 */
type Effect = "refused" | "lost" | "late";
type Fault = Readonly<{ method: Method; effect: Effect; code: ErrorCode; retryAfterSeconds?: number }>;

type Stored = UpstreamImage & Readonly<{ bytes: Buffer }>;

const named = (id: string): Pick<Stored, "id" | "variants"> => ({
  id,
  variants: ["public", "default"].map((name) => ({ name, url: `http://delivery.test/hash/${id}/${name}` })),
});

/** An upstream in memory that fails on command. It follows the rules of the real one that the product depends on. */
export class FakeUpstream implements Upstream {
  readonly images = new Map<string, Stored>();
  readonly calls: Method[] = [];
  readonly deliveries: DeliveryRequest[] = [];
  /** What the delivery host answers; the original by default. */
  answerDelivery: ((request: DeliveryRequest) => Delivery) | undefined;
  readonly #faults: Fault[] = [];
  readonly #late: (() => void)[] = [];
  readonly #gates = new Map<Method, Promise<void>>();

  readonly #performs: Perform = (method, effect) => this.#perform(method, effect);
  /** Variants, keys and settings; tests may set them straight. */
  readonly account = buildFakeAccount();
  readonly variants = createFakeVariants(this.account, this.#performs);
  readonly keys = createFakeKeys(this.account, this.#performs);
  readonly config = createFakeConfig(this.account, this.#performs);

  constructor(private readonly clock: () => Date) {}

  /** The next call of `method` fails so; several are kept in order. */
  failNext(
    method: Method,
    effect: Effect,
    { code = "upstream-unreachable" as ErrorCode, retryAfterSeconds = 0 } = {},
  ): void {
    this.#faults.push({ method, effect, code, ...(retryAfterSeconds > 0 ? { retryAfterSeconds } : {}) });
  }

  /** Holds every call of `method` until the returned function is called. */
  hold(method: Method): () => void {
    let open = (): void => undefined;
    this.#gates.set(method, new Promise((resolve) => (open = resolve)));
    return () => {
      this.#gates.delete(method);
      open();
    };
  }

  /** Lets the effects of `late` faults happen. */
  land(): void {
    for (const effect of this.#late.splice(0)) effect();
  }

  async #perform<Result>(method: Method, effect: () => Result): Promise<Result> {
    this.calls.push(method);
    await this.#gates.get(method);
    const index = this.#faults.findIndex((fault) => fault.method === method);
    if (index === -1) return effect();
    const [fault] = this.#faults.splice(index, 1);
    if (fault === undefined) return effect();
    if (fault.effect === "lost") effect();
    if (fault.effect === "late") this.#late.push(() => void effect());
    throw new AppError(fault.code, {
      detail: `scripted: ${fault.effect}`,
      ...(fault.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: fault.retryAfterSeconds }),
    });
  }

  upload(source: UploadSource, options: UploadOptions = {}): Promise<UpstreamImage> {
    return this.#perform("upload", () => {
      const id = options.id ?? randomUUID();
      if (this.images.has(id))
        throw new AppError("id-taken", { detail: "Cloudflare 5409: it exists.", upstreamCode: 5409 });
      const stored: Stored = {
        ...named(id),
        filename: source.filename,
        uploadedAt: this.clock().toISOString(),
        isPrivate: options.requireSignedURLs ?? false,
        meta: { ...options.metadata },
        creator: options.creator ?? null,
        bytes: Buffer.from(source.bytes),
      };
      this.images.set(id, stored);
      return stored;
    });
  }

  findImage(id: string): Promise<UpstreamImage | undefined> {
    return this.#perform("findImage", () => this.images.get(id));
  }

  async getImage(id: string): Promise<UpstreamImage> {
    const image = await this.findImage(id);
    if (image === undefined) throw new AppError("not-found", { detail: "Cloudflare 5404: not found." });
    return image;
  }

  updateImage(id: string, change: ImageChange): Promise<UpstreamImage> {
    return this.#perform("updateImage", () => {
      const before = this.images.get(id);
      if (before === undefined) throw new AppError("not-found", { detail: "Cloudflare 5404: not found." });
      const moves = change.isPrivate !== undefined && change.isPrivate !== before.isPrivate;
      const after = { ...before, ...change, ...(moves ? named(randomUUID()) : {}) };
      this.images.delete(id);
      this.images.set(after.id, after);
      return after;
    });
  }

  deleteImage(id: string): Promise<boolean> {
    return this.#perform("deleteImage", () => this.images.delete(id));
  }

  listImages({ limit, order, meta = {} }: ListOptions) {
    return this.#perform("listImages", () => {
      const matches = [...this.images.values()].filter((image) =>
        Object.entries(meta).every(([field, value]) => image.meta[field] === value),
      );
      if (order === "desc") matches.reverse();
      return { images: matches.slice(0, limit), nextCursor: null };
    });
  }

  async openBlob(id: string): Promise<UpstreamBlob> {
    const stored = this.images.get(id);
    if (stored === undefined) throw new AppError("not-found", { detail: "Cloudflare 5404: not found." });
    const { body } = new Response(Uint8Array.from(stored.bytes));
    if (body === null) throw new Error("a response with bytes has a body");
    return {
      contentType: "application/octet-stream",
      sizeBytes: stored.bytes.byteLength,
      stream: body as UpstreamBlob["stream"],
    };
  }

  async getStats() {
    return { current: this.images.size, allowed: 100_000 };
  }

  deliver(request: DeliveryRequest): Promise<Delivery> {
    return this.#perform("deliver", () => {
      this.deliveries.push(request);
      if (this.answerDelivery !== undefined) return this.answerDelivery(request);
      const id = new URL(request.url).pathname.split("/").slice(2, -1).join("/");
      const stored = this.images.get(id);
      if (stored === undefined) return toDelivery(404, "ERROR 9404: not found");
      return toDelivery(200, stored.bytes, { "cf-cache-status": "HIT" });
    });
  }

  async check() {
    return { isUsable: true, imageCount: this.images.size, allowedCount: 100_000 } as const;
  }
}

/** An answer of the delivery host. */
export const toDelivery = (status: number, body: Buffer | string, headers: Record<string, string> = {}): Delivery => {
  const response = new Response(typeof body === "string" ? body : Uint8Array.from(body), { status, headers });
  return { status, headers: response.headers, body: response.body as Delivery["body"] };
};
