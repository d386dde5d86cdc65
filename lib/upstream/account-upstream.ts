import type { VariantOptions } from "@/lib/contracts/variant";
import type { CallOptions } from "./upstream";

/** A named variant as the upstream tells it. A device variant is shown by its largest box. */
export type VariantRecord = Readonly<{ name: string; options: VariantOptions; neverRequireSignedURLs: boolean }>;

/** Changing or deleting a variant purges the cached copies of every image. */
export interface UpstreamVariants {
  list(options?: CallOptions): Promise<readonly VariantRecord[]>;
  find(name: string, options?: CallOptions): Promise<VariantRecord | undefined>;
  /** Throws `variant-taken`. A repetition after a lost answer counts as the first one's success. */
  create(record: VariantRecord, options?: CallOptions): Promise<VariantRecord>;
  /** Replaces options and flag whole. Throws `not-found`. */
  update(record: VariantRecord, options?: CallOptions): Promise<VariantRecord>;
  /** False when there was none. `public` always stays, whatever the answer. */
  delete(name: string, options?: CallOptions): Promise<boolean>;
}

/** The value is read at the moment of signing, and printed nowhere. */
export type SigningKey = Readonly<{ name: string; reveal: () => string }>;

export interface UpstreamKeys {
  list(options?: CallOptions): Promise<readonly SigningKey[]>;
  /** Makes the key, or leaves the one of this name as it is. Answers all keys. */
  put(name: string, options?: CallOptions): Promise<readonly SigningKey[]>;
  /** False when there was none. Deleting the last one makes the upstream generate another. */
  delete(name: string, options?: CallOptions): Promise<boolean>;
}

/** What the upstream does not say is undefined. */
export type ConfigRecord = Readonly<{
  flexibleVariants: boolean | undefined;
  browserTtlSeconds: number | undefined;
  preserveContentCredentials: boolean | undefined;
}>;

export type ConfigChange = Readonly<{
  flexibleVariants?: boolean;
  browserTtlSeconds?: number;
  preserveContentCredentials?: boolean;
}>;

export interface UpstreamConfig {
  /** Undefined when the upstream does not let its settings be read. */
  find(options?: CallOptions): Promise<ConfigRecord | undefined>;
  update(change: ConfigChange, options?: CallOptions): Promise<ConfigRecord>;
}
