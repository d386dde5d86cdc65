import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import type { EngineLog } from "@/lib/engine/api/engine-log";
import type { Dialect } from "@/lib/engine/api/image-id";
import { rawPathOf } from "@/lib/engine/api/raw-path";
import type { Catalog } from "@/lib/engine/catalog/catalog";
import { type Derivatives, memoryBodyLimitBytes } from "@/lib/engine/derivatives/derivatives";
import { EngineError } from "@/lib/engine/engine-error";
import { toAcceptClass } from "@/lib/engine/plan/accept-class";
import { type DeliveryTarget, findDeliveryTarget, isUploadPath } from "./delivery-path";
import { type AnswerFacts, toNotModifiedHeaders, toPictureHeaders } from "./delivery-headers";
import { toDeviceClass } from "./device-class";
import { matchesEntityTag } from "./entity-tag";
import { HotCache } from "./hot-cache";
import { type Client, type Picture, resolvePicture } from "./resolve-picture";
import { type Visit, Visits } from "./visits";
import { toDeliveryError, writeDeliveryError, writeMethodError, writeOptions } from "./write-plain-answer";

export type DeliveryParts = Readonly<{
  catalog: Catalog;
  derivatives: Derivatives;
  accountHash: string;
  dialect: Dialect;
  avifMaxSidePx: number;
  log: EngineLog;
}>;

/** The public host. */
export interface Delivery {
  /** False when the request is not for this host; nothing was written then. Never rejects. */
  serve(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
  /** To be called after the image left the catalog: from then on nobody receives it, requests under way included. */
  forget(image: Readonly<{ id: string; sha256: string }>): Promise<void>;
  /** To be called after a variant, a setting or a signing key changed: nothing planned before is sent again. */
  forgetVariants(): Promise<void>;
  /** Returns when nothing is being written any more. */
  close(): Promise<void>;
}

const hotLimitBytes = 64 * 1024 * 1024;
const served = Promise.resolve(true);

type Exchange = Readonly<{ request: IncomingMessage; response: ServerResponse; path: string }>;

class DeliveryHost implements Delivery {
  readonly #parts: DeliveryParts;
  readonly #hot = new HotCache(hotLimitBytes);
  readonly #visits = new Visits();

  constructor(parts: DeliveryParts) {
    this.#parts = parts;
  }

  serve(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const path = rawPathOf(request.url ?? "/");
    const exchange = { request, response, path };
    if (this.#serveHot(exchange)) return served;
    return this.#serveCold(exchange);
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

  #serveHot({ request, response, path }: Exchange): boolean {
    if (!isReading(request)) return false;
    const { headers } = request;
    const hot = this.#hot.find(path, toAcceptClass(headers.accept), () => toDeviceClass(headers["user-agent"]));
    if (hot === undefined) return false;
    if (matchesEntityTag(headers["if-none-match"], hot.entityTag)) {
      response.writeHead(304, hot.notModifiedHeaders);
      response.end();
    } else {
      response.writeHead(200, hot.headers);
      response.end(request.method === "HEAD" ? undefined : hot.body);
    }
    return true;
  }

  async #serveCold(exchange: Exchange): Promise<boolean> {
    const { request, response, path } = exchange;
    try {
      if (request.method === "POST" && isUploadPath(path, this.#parts)) return false;
      const target = findDeliveryTarget(path, this.#parts);
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
        await this.#servePicture(exchange, target, visit);
      } finally {
        this.#visits.end(visit);
      }
    }
  }

  async #servePicture(exchange: Exchange, target: DeliveryTarget, visit: Visit): Promise<void> {
    const { headers } = exchange.request;
    const client = { accept: toAcceptClass(headers.accept), device: toDeviceClass(headers["user-agent"]) };
    const picture = await resolvePicture(this.#parts, target, client);
    refuseForgotten(visit);
    if (matchesEntityTag(headers["if-none-match"], picture.entityTag)) {
      exchange.response.writeHead(304, toNotModifiedHeaders({ ...picture, outcome: "hit" }));
      exchange.response.end();
      return;
    }
    await this.#sendPicture({ ...exchange, client, visit }, picture);
  }

  async #sendPicture(
    { request, response, path, client, visit }: Exchange & Readonly<{ client: Client; visit: Visit }>,
    picture: Picture,
  ): Promise<void> {
    const startMs = performance.now();
    const { isHit, content } = await this.#parts.derivatives.open(picture.image, picture.plan);
    if (visit.isForgotten) content.stream?.destroy();
    refuseForgotten(visit);
    const { sizeBytes, body, stream } = content;
    const made = { ...picture, sizeBytes };
    const facts: AnswerFacts = isHit
      ? { ...picture, outcome: "hit" }
      : { ...picture, outcome: "miss", renderMs: performance.now() - startMs };
    response.writeHead(200, toPictureHeaders(made, facts));
    if (body !== undefined && body.byteLength <= memoryBodyLimitBytes) {
      const hitFacts: AnswerFacts = { ...picture, outcome: "hit" };
      this.#hot.add(
        { imageId: visit.imageId, path, accept: client.accept, device: picture.isByDevice ? client.device : undefined },
        {
          body,
          entityTag: picture.entityTag,
          headers: toPictureHeaders(made, hitFacts),
          notModifiedHeaders: toNotModifiedHeaders(hitFacts),
        },
      );
    }
    if (request.method === "HEAD") {
      stream?.destroy();
      response.end();
    } else if (stream === undefined) response.end(body);
    else await pipeline(stream, response);
  }

  #fail(response: ServerResponse, error: unknown): void {
    const { log } = this.#parts;
    if (response.headersSent) {
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

const refuseForgotten = (visit: Visit): void => {
  if (visit.isForgotten) throw new EngineError("deliveryNotFound", "Image not found");
};

export const createDelivery = (parts: DeliveryParts): Delivery => new DeliveryHost(parts);
