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
  /** Top-level metadata values as text: what the list call filters by. */
  image_meta: { image_id: string; field: string; value: string };
  variant: { id: string; options: string; never_require_signed_urls: number };
};
