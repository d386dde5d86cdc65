import { randomBytes } from "node:crypto";
import Cloudflare from "cloudflare";
import { type ApiAnswer, demandSuccess, toApiAnswer } from "./api-answer";
import { demand, NotTried } from "./demand";
import { type FormPart, toFields, toForm } from "./form";
import { look, type SeenPicture } from "./look";
import { Pacer } from "./pacer";
import { getPicture, type PictureName, typeOf } from "./pictures";
import { type RawAnswer, sendExactly } from "./raw-http";
import { type Target, toCredentialHeaders } from "./target";

export type ApiRequest = Readonly<{
  json?: unknown;
  form?: readonly FormPart[];
  headers?: Readonly<Record<string, string>>;
  body?: string | Uint8Array;
  isChunked?: boolean;
  /** `none` sends no credentials. */
  credentials?: Target["credentials"] | "none";
}>;

/** A picture at the target. */
export type Sample = Readonly<{ id: string; accountHash: string; variants: readonly string[]; origin: string }>;

export type Asked = Readonly<{ headers?: Readonly<Record<string, string>>; method?: string; query?: string }>;

/** An id as it stands in a delivery URL: slashes stay, a percent sign is escaped. */
const toDeliveryId = (id: string): string => id.split("/").map(encodeURIComponent).join("/");

/** What a check works with: both clients, the kit's pictures, and a list of what must go afterwards. */
export class Context {
  /** Begins every name this run makes. */
  readonly prefix = `kit${randomBytes(4).toString("hex")}`;
  readonly sdk: Cloudflare;
  readonly #pacer: Pacer;
  readonly #images = new Set<string>();
  readonly #variants = new Set<string>();
  readonly #keys = new Set<string>();
  readonly #samples = new Map<PictureName, Promise<Sample>>();
  #isFlexible: boolean | undefined;

  constructor(readonly target: Target) {
    this.#pacer = new Pacer(target.pace);
    const { credentials } = target;
    this.sdk = new Cloudflare({
      baseURL: target.apiUrl,
      maxRetries: 0,
      apiToken: "token" in credentials ? credentials.token : null,
      apiEmail: "token" in credentials ? null : credentials.email,
      apiKey: "token" in credentials ? null : credentials.key,
    });
  }

  /** `…/accounts/{id}/images`. */
  get imagesUrl(): string {
    return `${this.target.apiUrl}/accounts/${this.target.accountId}/images`;
  }

  /** Calls the API host; `path` follows `/images`, or is a whole address. */
  async api(call: string, request: ApiRequest = {}): Promise<ApiAnswer> {
    const [method = "GET", path = ""] = call.split(" ", 2);
    const { json, form, headers, body, credentials = this.target.credentials, isChunked } = request;
    const multipart = form === undefined ? undefined : toForm(form);
    const content = json === undefined ? undefined : { "Content-Type": "application/json" };
    const sent = json === undefined ? (multipart?.body ?? body) : JSON.stringify(json);
    const raw = await this.#pacer.run(() =>
      sendExactly({
        method,
        url: path.startsWith("http") ? path : this.imagesUrl + path,
        headers: {
          ...(credentials === "none" ? {} : toCredentialHeaders(credentials)),
          ...content,
          ...multipart?.headers,
          ...headers,
        },
        ...(sent === undefined ? {} : { body: sent }),
        ...(isChunked === undefined ? {} : { isChunked }),
      }),
    );
    return toApiAnswer(raw);
  }

  /** Remembers an image to be deleted at the end. */
  keepImage<T extends string | undefined>(id: T): T {
    if (id !== undefined) this.#images.add(id);
    return id;
  }

  /** Uploads these parts; what was taken is deleted at the end. */
  async upload(form: readonly FormPart[], request: ApiRequest = {}): Promise<ApiAnswer> {
    const answer = await this.api("POST /v1", { ...request, form });
    if (typeof answer.result["id"] === "string") this.keepImage(answer.result["id"]);
    return answer;
  }

  /** Uploads one of the kit's pictures with text fields. */
  async uploadPicture(name: PictureName, fields: Readonly<Record<string, string>> = {}): Promise<ApiAnswer> {
    const file = { name: "file", content: await getPicture(name), filename: `${name}.bin`, contentType: typeOf(name) };
    return this.upload([...toFields(fields), file]);
  }

  /** Reads an image of an API answer. */
  toSample(result: Record<string, unknown>): Sample {
    const variants = Array.isArray(result["variants"]) ? result["variants"].map(String) : [];
    const [, origin = "", accountHash = ""] =
      /^(https?:\/\/[^/]+)\/(?:cdn-cgi\/imagedelivery\/)?([^/]+)\//.exec(variants[0] ?? "") ?? [];
    return { id: String(result["id"]), variants, accountHash, origin: this.target.deliveryOrigin ?? origin };
  }

  /** A picture nobody changes, uploaded once for all checks. */
  sample(name: PictureName): Promise<Sample> {
    const upload = async () => this.toSample(demandSuccess(await this.uploadPicture(name)).result);
    const sample = this.#samples.get(name) ?? upload();
    this.#samples.set(name, sample);
    return sample;
  }

  /** A picture of the check's own. */
  async freshSample(name: PictureName, fields: Readonly<Record<string, string>> = {}): Promise<Sample> {
    return this.toSample(demandSuccess(await this.uploadPicture(name, fields)).result);
  }

  /** Asks the delivery host. `path` starts after the account hash's slash when `sample` is given. */
  async deliver(sample: Sample, variant: string, asked: Asked = {}): Promise<ApiAnswer> {
    return this.fetchDelivery(sample, `/${sample.accountHash}/${toDeliveryId(sample.id)}/${variant}`, asked);
  }

  /** Asks the delivery host for a path as it is. */
  async fetchDelivery(sample: Sample, path: string, { headers, method, query }: Asked = {}): Promise<ApiAnswer> {
    const url = `${sample.origin}${path}${query === undefined ? "" : `?${query}`}`;
    const send = (): Promise<RawAnswer> => sendExactly({ url, headers: headers ?? {}, method: method ?? "GET" });
    return toApiAnswer(await send());
  }

  /** The delivered picture, decoded. Throws a Mismatch unless it is one. */
  async view(sample: Sample, variant: string, asked: Asked = {}): Promise<SeenPicture> {
    const answer = await this.deliver(sample, variant, asked);
    demand("status", answer.status === 200 ? 200 : `${answer.status} ${answer.text.slice(0, 120)}`, 200);
    return look(answer.bytes);
  }

  /** As `view`, with flexible variants on. */
  async viewFlexible(name: PictureName, options: string, headers: Record<string, string> = {}): Promise<SeenPicture> {
    await this.setFlexible(true);
    return this.view(await this.sample(name), options, { headers });
  }

  /** Turns flexible variants on or off for the account; NotTried where that is not allowed. */
  async setFlexible(isFlexible: boolean): Promise<void> {
    if (this.#isFlexible === isFlexible) return;
    if (!this.target.mayTouchAccount) throw new NotTried("needs --touch-account");
    demandSuccess(await this.api("PATCH /v1/config", { json: { flexible_variants: isFlexible } }));
    this.#isFlexible = isFlexible;
  }

  /** Makes a variant that goes at the end; the name is the run's prefix and a suffix. */
  async createVariant(suffix: string, body: Readonly<Record<string, unknown>>): Promise<string> {
    const id = `${this.prefix}${suffix}`;
    this.#variants.add(id);
    demandSuccess(await this.api("POST /v1/variants", { json: { id, ...body } }));
    return id;
  }

  /** Makes a signing key that goes at the end. */
  async createKey(suffix: string): Promise<{ name: string; value: string }> {
    const name = `${this.prefix}${suffix}`;
    this.#keys.add(name);
    const { result } = demandSuccess(await this.api(`PUT /v1/keys/${name}`));
    const keys = result["keys"] as { name: string; value: string }[];
    const key = keys.find((candidate) => candidate.name === name);
    if (key === undefined) throw new Error(`the answer does not hold the key ${name}`);
    return key;
  }

  /** Takes away what the run made and puts settings back. Answers what could not be removed. */
  async cleanUp(): Promise<readonly string[]> {
    const left: string[] = [];
    const remove = async (path: string): Promise<void> => {
      const { status, message } = await this.api(`DELETE ${path}`);
      if (status !== 200 && status !== 404) left.push(`${path}: ${status} ${message}`);
    };
    for (const id of this.#images) await remove(`/v1/${encodeURIComponent(id)}`);
    for (const id of this.#variants) await remove(`/v1/variants/${id}`);
    for (const name of this.#keys) await remove(`/v1/keys/${name}`);
    if (this.#isFlexible === true) await this.setFlexible(false);
    return left;
  }
}
