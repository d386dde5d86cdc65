import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import type { EngineLog } from "@/lib/engine/api/engine-log";
import type { Dialect } from "@/lib/engine/api/image-id";
import { rawPathOf, rawQueryOf } from "@/lib/engine/api/raw-path";
import type { Catalog } from "@/lib/engine/catalog/catalog";
import type { DerivativeBody, Derivatives, FoundDerivative } from "@/lib/engine/derivatives/derivatives";
import { EngineError } from "@/lib/engine/engine-error";
import type { Pixels } from "@/lib/engine/pixels/pixels";
import type { Client } from "@/lib/engine/plan/client";
import type { BlobStore } from "@/lib/storage/blob-store";
import { type DeliveryTarget, findDeliveryTarget, isUploadPath } from "./delivery-path";
import { toCacheControl } from "./cache-control";
import { toNotModifiedHeaders, toPictureHeaders } from "./delivery-headers";
import { matchesEntityTag } from "./entity-tag";
import { toFactsBody } from "./facts-body";
import { HotAnswers } from "./hot-answers";
import { InnerRegions } from "./inner-regions";
import { readClient } from "./read-client";
import { type Picture, resolvePicture } from "./resolve-picture";
import type { SignedUrl } from "./signed-url";
import { type Visit, Visits } from "./visits";
import { toDeliveryError, writeDeliveryError, writeMethodError, writeOptions } from "./write-plain-answer";

export type DeliveryParts = Readonly<{
  catalog: Catalog;
  derivatives: Derivatives;
  originals: BlobStore;
  /** Looks at a picture where its options need it; derivatives are made elsewhere. */
  pixels: Pick<Pixels, "findInner">;
  accountHash: string;
  dialect: Dialect;
  avifMaxSidePx: number;
  clock?: () => Date;
  log: EngineLog;
}>;

/** The public host. */
export interface Delivery {
  /** Sends what lies ready in memory, at once. False when nothing does; nothing was written then. */
  serveKept(request: IncomingMessage, response: ServerResponse): boolean;
  /** For what `serveKept` did not send. False when the request is not for this host; nothing was written then. Never rejects. */
  serve(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  /** To be called after the image left the catalog: from then on nobody receives it, requests under way included. */
  forget(image: Readonly<{ id: string; sha256: string }>): Promise<void>;
  /** To be called after a variant, a setting or a signing key changed: nothing planned before is sent again. */
  forgetVariants(): Promise<void>;
  /** Returns when nothing is being written any more. */
  close(): Promise<void>;
}

/** One request as it travels from route to answer. */
type Exchange = Readonly<{ request: IncomingMessage; response: ServerResponse; url: SignedUrl }>;
type Asking = Exchange & Readonly<{ client: Client; visit: Visit; startMs: number; age: number }>;

class DeliveryHost implements Delivery {
  readonly #parts: DeliveryParts;
  readonly #clock: () => Date;
  readonly #innerRegions: InnerRegions;
  readonly #hot: HotAnswers;
  readonly #visits = new Visits();

  constructor(parts: DeliveryParts) {
    this.#parts = parts;
    this.#clock = parts.clock ?? (() => new Date());
    this.#innerRegions = new InnerRegions(parts);
    this.#hot = new HotAnswers(this.#clock);
  }

  serveKept(request: IncomingMessage, response: ServerResponse): boolean {
    return isReading(request) && this.#hot.send(request, response);
  }

  serve(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const target = request.url ?? "/";
    return this.#serveCold({ request, response, url: { path: rawPathOf(target), query: rawQueryOf(target) } });
  }

  async forget({ id, sha256 }: Readonly<{ id: string; sha256: string }>): Promise<void> {
    this.#visits.forget(id);
    this.#hot.forget(id);
    if (!(await this.#parts.catalog.images.hasOriginal(sha256))) await this.#parts.derivatives.forget(sha256);
  }

  forgetVariants(): Promise<void> {
    this.#hot.forgetAll();
    return Promise.resolve();
  }

  close(): Promise<void> {
    return this.#parts.derivatives.close();
  }

  async #serveCold(exchange: Exchange): Promise<boolean> {
    const { request, response, url } = exchange;
    try {
      if (request.method === "POST" && isUploadPath(url.path, this.#parts)) return false;
      const target = findDeliveryTarget(url.path, this.#parts);
      if (target === undefined) return false;
      await this.#serveMethod(exchange, target);
    } catch (error) {
      this.#fail(response, error);
    }
    return true;
  }

  async #serveMethod(exchange: Exchange, target: DeliveryTarget): Promise<void> {
    const { request, response } = exchange;
    if (request.method === "OPTIONS") writeOptions(response);
    else if (!isReading(request)) writeMethodError(response);
    else {
      const visit = this.#visits.begin(target.imageId);
      try {
        const client = readClient(request.headers);
        const asking = { ...exchange, client, visit, startMs: performance.now(), age: this.#hot.age };
        await this.#servePicture(asking, target);
      } finally {
        this.#visits.end(visit);
      }
    }
  }

  async #servePicture(asking: Asking, target: DeliveryTarget): Promise<void> {
    const { request, response, visit } = asking;
    const picture = await resolvePicture(
      { ...this.#parts, innerRegions: this.#innerRegions, clock: this.#clock },
      { ...asking, target },
    );
    refuseForgotten(visit);
    if (matchesEntityTag(request.headers["if-none-match"], picture.entityTag)) {
      const facts = { outcome: "revalidated", cacheControl: this.#toCacheControl(picture) } as const;
      response.writeHead(304, toNotModifiedHeaders(picture, facts));
      response.end();
      return;
    }
    await this.#sendPicture(asking, picture);
  }

  async #sendPicture(asking: Asking, picture: Picture): Promise<void> {
    const { request, response, visit } = asking;
    const resolvedMs = performance.now();
    const { isHit, content } = await this.#open(asking, picture);
    if (visit.isForgotten) content.stream?.destroy();
    refuseForgotten(visit);
    response.writeHead(
      200,
      toPictureHeaders(picture, content.sizeBytes, {
        outcome: isHit ? "hit" : "miss",
        cacheControl: this.#toCacheControl(picture),
        resolveMs: resolvedMs - asking.startMs,
        renderMs: performance.now() - resolvedMs,
      }),
    );
    if (content.body !== undefined) this.#hot.add(asking, picture, content.body);
    await sendBody({ request, response, content });
  }

  #open({ response }: Asking, { image, plan }: Picture): Promise<FoundDerivative> {
    if (plan.kind === "facts") {
      const body = toFactsBody(image, plan);
      return Promise.resolve({ isHit: true, content: { body, sizeBytes: body.byteLength } });
    }
    return this.#parts.derivatives.open(image, plan, toLeaving(response));
  }

  #toCacheControl({ access, ttlSeconds }: Picture): string {
    return toCacheControl(access, ttlSeconds, this.#clock().getTime() / 1000);
  }

  #fail(response: ServerResponse, error: unknown): void {
    const { log } = this.#parts;
    if (response.headersSent || response.closed) {
      // The client left, or the disk failed half-way: a cut connection is the only honest end.
      log.debug({ err: error }, "A delivery broke off");
      response.destroy();
      return;
    }
    const refusal = toDeliveryError(error);
    if (refusal.status >= 500) log[refusal.fault === "busy" ? "warn" : "error"]({ err: error }, "A delivery failed");
    writeDeliveryError(response, refusal);
  }
}

const isReading = ({ method }: IncomingMessage): boolean => method === "GET" || method === "HEAD";

/** Aborted when the client goes away before it has its answer. */
const toLeaving = (response: ServerResponse): AbortSignal => {
  const leaving = new AbortController();
  response.once("close", () => leaving.abort(new EngineError("internalDelivery", "The client left")));
  return leaving.signal;
};

const refuseForgotten = (visit: Visit): void => {
  if (visit.isForgotten) throw new EngineError("deliveryNotFound", "Image not found");
};

type Sending = Readonly<{ request: IncomingMessage; response: ServerResponse; content: DerivativeBody }>;

const sendBody = async ({ request, response, content: { body, stream } }: Sending): Promise<void> => {
  if (request.method === "HEAD") {
    stream?.destroy();
    response.end();
  } else if (stream === undefined) response.end(body);
  else await pipeline(stream, response);
};

export const createDelivery = (parts: DeliveryParts): Delivery => new DeliveryHost(parts);
