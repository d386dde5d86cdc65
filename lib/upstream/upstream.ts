import type { UpstreamConfig, UpstreamKeys, UpstreamVariants } from "./account-upstream";

export type UpstreamVariant = Readonly<{ name: string; url: string }>;

/** One image as the upstream tells it. It knows no size, no format: those live in our own index. */
export type UpstreamImage = Readonly<{
  id: string;
  /** Empty when the upstream knows none. */
  filename: string;
  /** RFC 3339, UTC. */
  uploadedAt: string;
  isPrivate: boolean;
  variants: readonly UpstreamVariant[];
  meta: Readonly<Record<string, unknown>>;
  creator: string | null;
}>;

export type UploadSource = Readonly<{ bytes: Buffer; filename: string; contentType: string }>;

export type UploadOptions = Readonly<{
  /** Custom id; cannot be private. */
  id?: string;
  /** At most 1,024 bytes as JSON. */
  metadata?: Readonly<Record<string, unknown>>;
  requireSignedURLs?: boolean;
  creator?: string;
  signal?: AbortSignal;
}>;

/** What is left out stays. `meta` replaces the metadata whole, our own marks included. */
export type ImageChange = Readonly<{
  /** At most 1,024 bytes as JSON. */
  meta?: Readonly<Record<string, unknown>>;
  isPrivate?: boolean;
  /** The empty text takes it away. */
  creator?: string;
}>;

export type ListOptions = Readonly<{
  /** 1 to 10,000. */
  limit: number;
  order: "asc" | "desc";
  cursor?: string;
  /** Exact creator; the empty string finds images without one. */
  creator?: string;
  /** Exact text value of up to five metadata fields. */
  meta?: Readonly<Record<string, string>>;
  signal?: AbortSignal;
}>;

export type ImagePage = Readonly<{ images: readonly UpstreamImage[]; nextCursor: string | null }>;

/** The caller consumes or cancels the stream. */
export type UpstreamBlob = Readonly<{
  contentType: string;
  sizeBytes: number | undefined;
  stream: ReadableStream<Uint8Array>;
}>;

export type DeliveryRequest = Readonly<{
  /** A delivery URL as `variants` holds it. */
  url: string;
  /** Sent exactly so, and nothing of our own beside `Host`: the answer depends on them. */
  headers: Readonly<Record<string, string>>;
  signal?: AbortSignal;
}>;

/** What the delivery host answered, whatever its status. The caller consumes or cancels the body. */
export type Delivery = Readonly<{
  status: number;
  headers: Headers;
  body: ReadableStream<Uint8Array> | null;
}>;

export type UpstreamCheck = Readonly<
  { isUsable: true; imageCount: number; allowedCount: number } | { isUsable: false; reason: string; nextStep: string }
>;

export type CallOptions = Readonly<{ signal?: AbortSignal }>;

/**
 * The Cloudflare Images API as this product uses it.
 *
 * Errors are AppErrors: `upstream-refused` (a definite no: nothing happened), `id-taken`, `not-found`, `image-too-large`,
 * `not-an-image`, `upstream-unauthorised`, `upstream-rate-limited`, `cancelled`, and `upstream-unreachable` (no answer
 * worth the name). After `upstream-unreachable` or `cancelled` from `upload` the image may exist: look before repeating.
 */
export interface Upstream {
  /** Sent once, never repeated here. */
  upload(source: UploadSource, options?: UploadOptions): Promise<UpstreamImage>;
  findImage(id: string, options?: CallOptions): Promise<UpstreamImage | undefined>;
  getImage(id: string, options?: CallOptions): Promise<UpstreamImage>;
  /** The answer's id is another one when `isPrivate` changed: the former is gone. Throws `not-found`. */
  updateImage(id: string, change: ImageChange, options?: CallOptions): Promise<UpstreamImage>;
  /** False when there was no such image. */
  deleteImage(id: string, options?: CallOptions): Promise<boolean>;
  listImages(options: ListOptions): Promise<ImagePage>;
  /** The stored original. */
  openBlob(id: string, options?: CallOptions): Promise<UpstreamBlob>;
  readonly variants: UpstreamVariants;
  readonly keys: UpstreamKeys;
  readonly config: UpstreamConfig;
  getStats(options?: CallOptions): Promise<{ current: number; allowed: number }>;
  deliver(request: DeliveryRequest): Promise<Delivery>;
  /** Tries the credentials and says in words what is wrong and what to do. Never throws. */
  check(options?: CallOptions): Promise<UpstreamCheck>;
}
