import type { Catalog } from "@/lib/engine/catalog/catalog";
import type { CatalogImage } from "@/lib/engine/catalog/image-catalog";
import type { BlobStore } from "@/lib/storage/blob-store";
import type { EngineLog } from "../api/engine-log";
import type { IdMaker } from "../api/image-id";
import type { KeyLock } from "../api/key-lock";
import type { BodyPace } from "./body-pace";
import type { Gate } from "./gate";
import type { Inspectors } from "./inspect-upload";
import type { RemotePictures } from "./remote/remote-pictures";
import type { UploadEvent } from "./webhook/upload-event";

/** What only bringing bytes in needs. */
export type IngestTools = Readonly<{
  /** Fetches pictures by URL, under guard. */
  remotePictures: RemotePictures;
  bodyPace: BodyPace;
  /** Uploads looked at together. A flood of them waits here, and not in the way of those who want a picture. */
  inspectGate: Gate;
  /** Tells the operator what became of a one-time upload; returns at once. */
  notify: (event: UploadEvent) => void;
}>;

/** What bringing bytes in is built from; the API's parts have it all. */
export type IngestParts = IngestTools &
  Inspectors &
  IdMaker &
  Readonly<{
    catalog: Catalog;
    /** Durable; keyed by `toOriginalKey`. */
    originals: BlobStore;
    /** Serialises what happens to one original: a twin's delete must not race an upload of the same bytes. */
    originalLock: KeyLock;
    /** Told of every image that is there now. Returns at once and never throws. */
    announce: (image: CatalogImage) => void;
    clock: () => Date;
    log: EngineLog;
  }>;
