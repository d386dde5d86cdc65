import type { Catalog } from "@/lib/engine/catalog/catalog";
import type { CatalogImage } from "@/lib/engine/catalog/image-catalog";
import type { IngestTools } from "@/lib/engine/ingest/ingest-parts";
import type { Inspectors } from "@/lib/engine/ingest/inspect-upload";
import type { BlobStore } from "@/lib/storage/blob-store";
import type { ApiCredentials } from "./credentials";
import type { EngineLog } from "./engine-log";
import type { Dialect } from "./image-id";
import type { KeyLock } from "./key-lock";
import type { RequestLimiter } from "./request-limiter";

/** What the API is built from. */
export type ApiParts = IngestTools &
  Inspectors &
  Readonly<{
    accountId: string;
    accountHash: string;
    credentials: ApiCredentials;
    catalog: Catalog;
    /** Durable; keyed by `toOriginalKey`. */
    originals: BlobStore;
    /** Serialises what happens to one original: a twin's delete must not race an upload of the same bytes. */
    originalLock: KeyLock;
    /** Told of every image that is there now. Returns at once and never throws. */
    announce: (image: CatalogImage) => void;
    /** Drops everything delivery remembers of an image. */
    forget: (image: Readonly<{ id: string; sha256: string }>) => Promise<void>;
    /** Drops every answer that was planned with the variants and settings of before. */
    forgetVariants: () => Promise<void>;
    /** How many images the account may keep. */
    imagesMost: number;
    /** Count requests on each host; undefined lets everybody ask as often as they like. */
    limits: Readonly<{ api: RequestLimiter; batch: RequestLimiter }> | undefined;
    /** Origin of delivery URLs, no trailing slash. */
    publicUrl: string;
    dialect: Dialect;
    clock: () => Date;
    log: EngineLog;
  }>;
