import type { Generated } from "@/lib/db/kysely";

/** Tables of the engine's own database. Booleans are 0 and 1, objects are JSON text. */
export type CatalogSchema = {
  image: {
    id: string;
    filename: string | null;
    meta: string;
    /** Null when the image has no creator. */
    creator: string | null;
    /** RFC 3339, milliseconds, Z: text order is time order. */
    uploaded: string;
    require_signed_urls: number;
    sha256: string;
    size_bytes: number;
    facts: string;
  };
  draft: {
    id: string;
    key: string;
    meta: string;
    creator: string | null;
    require_signed_urls: number;
    created: string;
    expires: string;
  };
  /** Metadata values that the list call filters by, with the image's upload time so that one index also sorts. */
  image_field: {
    image_id: string;
    /** Keys joined by dots. */
    path: string;
    /** Its kind and its text. */
    value: string;
    /** Null unless it is a number. */
    number: number | null;
    uploaded: string;
  };
  variant: { id: string; options: string; never_require_signed_urls: number };
  signing_key: { seq: Generated<number>; name: string; value: string };
  /** One row, 1. */
  account: {
    id: number;
    flexible_variants: number;
    browser_ttl_seconds: number;
    preserve_content_credentials: number;
  };
  access_token: {
    hash: string;
    scope: "api" | "batch";
    /** Null for batch tokens. */
    name: string | null;
    can_write: number;
    created_at: string;
    expires_at: string | null;
  };
};
