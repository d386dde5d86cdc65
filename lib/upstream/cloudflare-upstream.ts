import { CloudflareError } from "cloudflare/core/error";
import { toFile } from "cloudflare/core/uploads";
import { isAbsence } from "./absence";
import { createConfigCalls, createKeyCalls, createVariantCalls } from "./account-calls";
import type { UpstreamConfig, UpstreamKeys, UpstreamVariants } from "./account-upstream";
import type { Credentials } from "./credentials";
import { createDeliver, type DeliveryOrigin } from "./delivery-client";
import { parseEnvelope } from "./envelope";
import { Fault } from "./fault";
import { type Attempt, Caller, type CallPlan, defaultTiming, type Timing } from "./retry";
import { createSdkClient, type SdkClient } from "./sdk-client";
import { toAppError } from "./to-app-error";
import { toFailedCheck } from "./to-check";
import { toCreateBody, toEditBody, toListQuery } from "./to-request";
import { toSdkFault } from "./to-sdk-fault";
import type {
  CallOptions,
  Delivery,
  DeliveryRequest,
  ImageChange,
  ImagePage,
  ListOptions,
  UploadOptions,
  UploadSource,
  Upstream,
  UpstreamBlob,
  UpstreamCheck,
  UpstreamImage,
} from "./upstream";
import { parseImage, parsePage, parseStats } from "./wire";

export type UpstreamOptions = Readonly<{
  /** Ends in `/client/v4`. */
  baseUrl: string;
  accountId: string;
  credentials: Credentials;
  /** Given when delivery URLs name an origin that this machine reaches another way. */
  deliveryOrigin?: DeliveryOrigin;
  fetch?: typeof fetch;
  timing?: Partial<Timing>;
  log?: Readonly<{ warn: (facts: Record<string, unknown>, text: string) => void }>;
}>;

type Run<T> = (signal: AbortSignal, attempt: Attempt) => Promise<T>;

const read = async (response: Response): Promise<unknown> => parseEnvelope(response.status, await response.text());

const toBlob = (response: Response): UpstreamBlob => {
  if (response.body === null) throw new Fault("unclear", "an original without bytes", { status: response.status });
  const length = response.headers.get("content-length");
  return {
    contentType: response.headers.get("content-type") ?? "application/octet-stream",
    sizeBytes: length === null ? undefined : Number(length),
    stream: response.body,
  };
};

/** The SDK throws on these at once: they would climb the path. No image can have such an id. */
const refuseUnaddressable = (id: string): void => {
  if (id !== "" && !/^(?:\.|%2e){1,2}$/i.test(id)) return;
  throw new Fault("refused", `no image can have the id ${JSON.stringify(id)}`, { status: 404, code: 5404 });
};

class CloudflareUpstream implements Upstream {
  readonly #client: SdkClient;
  readonly #caller: Caller;
  readonly #timing: Timing;
  readonly #account: { account_id: string };
  readonly #log: UpstreamOptions["log"];
  readonly variants: UpstreamVariants;
  readonly keys: UpstreamKeys;
  readonly config: UpstreamConfig;
  readonly deliver: (request: DeliveryRequest) => Promise<Delivery>;

  constructor(options: UpstreamOptions) {
    this.#timing = { ...defaultTiming, ...options.timing };
    this.#client = createSdkClient(options);
    this.#caller = new Caller(this.#timing);
    this.#account = { account_id: options.accountId };
    this.#log = options.log;
    const repeat = <T>(call: CallOptions, run: Run<T>): Promise<T> => this.#repeat(call, run);
    const parts = { client: this.#client, account: this.#account, repeat };
    this.variants = createVariantCalls(parts);
    this.keys = createKeyCalls(parts);
    this.config = createConfigCalls(parts);
    this.deliver = createDeliver({
      origin: options.deliveryOrigin,
      isPlainAllowed: options.baseUrl.startsWith("http:"),
      idleMs: this.#timing.attemptMs,
    });
  }

  upload(source: UploadSource, options: UploadOptions = {}): Promise<UpstreamImage> {
    const plan = { isRepeatable: false, signal: options.signal, attemptMs: this.#timing.uploadMs };
    return this.#call(plan, async (signal) => {
      // A nameless part is dropped without a word, a bare buffer sent as numbers: a File is neither.
      const name = source.filename === "" ? "image" : source.filename;
      const file = await toFile(source.bytes, name, { type: source.contentType });
      const body = toCreateBody(file, options);
      return parseImage(
        await read(await this.#client.images.v1.create({ ...this.#account, ...body }, { signal }).asResponse()),
      );
    });
  }

  async findImage(id: string, options: CallOptions = {}): Promise<UpstreamImage | undefined> {
    try {
      return await this.getImage(id, options);
    } catch (error) {
      if (isAbsence(error)) return undefined;
      throw error;
    }
  }

  getImage(id: string, options: CallOptions = {}): Promise<UpstreamImage> {
    return this.#repeat(options, async (signal) => {
      refuseUnaddressable(id);
      return parseImage(await read(await this.#client.images.v1.get(id, this.#account, { signal }).asResponse()));
    });
  }

  updateImage(id: string, change: ImageChange, options: CallOptions = {}): Promise<UpstreamImage> {
    // Changing who may see it changes the id: a second attempt would not find the image the first one moved.
    const plan = {
      isRepeatable: change.isPrivate === undefined,
      signal: options.signal,
      attemptMs: this.#timing.attemptMs,
    };
    return this.#call(plan, async (signal) => {
      refuseUnaddressable(id);
      const body = { ...this.#account, ...toEditBody(change) };
      return parseImage(await read(await this.#client.images.v1.edit(id, body, { signal }).asResponse()));
    });
  }

  async deleteImage(id: string, options: CallOptions = {}): Promise<boolean> {
    let mayBeOurs = false;
    try {
      await this.#repeat(options, async (signal, { mayHaveHappened }) => {
        mayBeOurs = mayHaveHappened;
        refuseUnaddressable(id);
        // The result is an object, a text or nothing, by the age of the service: `success` alone counts.
        await read(await this.#client.images.v1.delete(id, this.#account, { signal }).asResponse());
      });
      return true;
    } catch (error) {
      // Gone after an attempt whose answer was lost: that attempt did it.
      if (isAbsence(error)) return mayBeOurs;
      throw error;
    }
  }

  listImages(options: ListOptions): Promise<ImagePage> {
    return this.#repeat(options, async (signal) => {
      const query = { ...this.#account, ...toListQuery(options) };
      return parsePage(await read(await this.#client.images.v2.list(query, { signal }).asResponse()));
    });
  }

  openBlob(id: string, options: CallOptions = {}): Promise<UpstreamBlob> {
    const plan = { isRepeatable: true, signal: options.signal, attemptMs: this.#timing.uploadMs };
    return this.#call(plan, async (signal) => {
      refuseUnaddressable(id);
      return toBlob(await this.#client.images.v1.blobs.get(id, this.#account, { signal }).asResponse());
    });
  }

  getStats(options: CallOptions = {}): Promise<{ current: number; allowed: number }> {
    return this.#repeat(options, async (signal) =>
      parseStats(await read(await this.#client.images.v1.stats.get(this.#account, { signal }).asResponse())),
    );
  }

  async check(options: CallOptions = {}): Promise<UpstreamCheck> {
    try {
      const { current, allowed } = await this.getStats(options);
      return { isUsable: true, imageCount: current, allowedCount: allowed };
    } catch (error) {
      return toFailedCheck(error);
    }
  }

  #repeat<T>(options: CallOptions, run: Run<T>): Promise<T> {
    return this.#call({ isRepeatable: true, signal: options.signal, attemptMs: this.#timing.attemptMs }, run);
  }

  /** Every attempt's trouble becomes a Fault, and the Fault that stands leaves as an AppError. */
  async #call<T>(plan: CallPlan, run: Run<T>): Promise<T> {
    try {
      return await this.#caller.run(plan, async (attempt) => {
        try {
          return await run(attempt.signal, attempt);
        } catch (error) {
          const fault = error instanceof CloudflareError ? toSdkFault(error) : error;
          this.#log?.warn({ error: fault, attempt: attempt.index }, "an attempt at the image API failed");
          throw fault;
        }
      });
    } catch (error) {
      throw error instanceof Fault ? toAppError(error) : error;
    }
  }
}

/** The image API of a real account, or of anything that speaks like one. */
export const createUpstream = (options: UpstreamOptions): Upstream => new CloudflareUpstream(options);
