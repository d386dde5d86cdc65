import type { IncomingMessage, ServerResponse } from "node:http";
import { rawPathOf } from "@/lib/engine/api/raw-path";
import { memoryBodyLimitBytes } from "@/lib/engine/derivatives/derivatives";
import type { Client, ClientHeader } from "@/lib/engine/plan/client";
import { Asker } from "./asker";
import { toCacheControl } from "./cache-control";
import { toNotModifiedHeaders, toPictureHeaders, withCacheControl } from "./delivery-headers";
import { matchesEntityTag } from "./entity-tag";
import { type HotAnswer, HotCache } from "./hot-cache";
import type { Picture } from "./resolve-picture";
import type { SignedUrl } from "./signed-url";

type Answered = Readonly<{ url: SignedUrl; client: Client; visit: Readonly<{ imageId: string }>; age: number }>;

const hotLimitBytes = 64 * 1024 * 1024;
/** What an answer in memory may depend on; one that depends on more is made from disk each time. */
const keyed: ReadonlySet<ClientHeader> = new Set<ClientHeader>(["Accept", "User-Agent"]);

/** A public answer is everybody's, whatever the query; a private one belongs to the very URL that opened it. */
const toPlace = ({ path, query }: SignedUrl, isPrivate: boolean): string => (isPrivate ? `${path}?${query}` : path);

/** Sends again, from memory, what was sent before to somebody who asked the same way. */
export class HotAnswers {
  readonly #clock: () => Date;
  readonly #cache: HotCache;
  #age = 0;

  constructor(clock: () => Date) {
    this.#clock = clock;
    this.#cache = new HotCache(hotLimitBytes, () => clock().getTime());
  }

  /** Grows with `forgetAll`: what was planned at another age is not kept. */
  get age(): number {
    return this.#age;
  }

  /** False when the answer is not known; nothing was written then. To be called for GET and HEAD. */
  send(request: IncomingMessage, response: ServerResponse): boolean {
    const asker = new Asker(request);
    const hot = this.#find(request.url ?? "/", asker);
    if (hot === undefined) return false;
    const isKnown = matchesEntityTag(asker.ifNoneMatch, hot.entityTag);
    response.writeHead(isKnown ? 304 : 200, this.#refresh(hot, isKnown ? hot.notModifiedHeaders : hot.headers));
    response.end(isKnown || request.method === "HEAD" ? undefined : hot.body);
    return true;
  }

  add({ url, client, visit, age }: Answered, picture: Picture, body: Buffer): void {
    const { access, varies, ttlSeconds } = picture;
    const isKept =
      age === this.#age && body.byteLength <= memoryBodyLimitBytes && varies.every((name) => keyed.has(name));
    if (!isKept) return;
    const expiresAtSeconds = access.isPrivate ? access.expiresAtSeconds : undefined;
    const cacheControl = toCacheControl(access, ttlSeconds, this.#clock().getTime() / 1000);
    const facts = { outcome: "hit", cacheControl } as const;
    this.#cache.add(
      {
        imageId: visit.imageId,
        path: toPlace(url, access.isPrivate),
        accept: client.accept,
        device: varies.includes("User-Agent") ? client.device : undefined,
      },
      {
        body,
        entityTag: picture.entityTag,
        headers: toPictureHeaders(picture, body.byteLength, facts),
        notModifiedHeaders: toNotModifiedHeaders(picture, facts),
        expiresAtMs: expiresAtSeconds === undefined ? undefined : expiresAtSeconds * 1000,
      },
    );
  }

  forget(imageId: string): void {
    this.#cache.forget(imageId);
  }

  forgetAll(): void {
    this.#age += 1;
    this.#cache.forgetAll();
  }

  /** Most targets are a path that is known as it stands; only another one is taken apart. */
  #find(target: string, asker: Asker): HotAnswer | undefined {
    const { accept } = asker;
    const whole = this.#cache.find(target, accept, asker);
    if (whole !== undefined) return whole;
    const path = rawPathOf(target);
    return path === target ? undefined : this.#cache.find(path, accept, asker);
  }

  /** The time that is left gets shorter while an answer lies in memory. */
  #refresh({ expiresAtMs }: HotAnswer, headers: HotAnswer["headers"]): HotAnswer["headers"] {
    if (expiresAtMs === undefined) return headers;
    const access = { isPrivate: true, expiresAtSeconds: expiresAtMs / 1000 } as const;
    return withCacheControl(headers, toCacheControl(access, 0, this.#clock().getTime() / 1000));
  }
}
