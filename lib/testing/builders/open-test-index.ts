import { randomUUID } from "node:crypto";
import { type Index, openIndex } from "@/lib/db/open-index";
import type { NewImage } from "@/lib/db/repositories/image-row";
import { buildAudit, buildUpload } from "./build-image";

/** Opens an empty index that `close` removes without a trace. One per dialect. */
export type OpenTestIndex = () => Promise<Index>;

/** A real SQLite index, in memory: the suites open hundreds. */
export const openSqliteTestIndex: OpenTestIndex = () => openIndex({ file: ":memory:" });

/** Puts images into the index the way the product does: through a finished upload. */
export const addImages = async ({ uploads }: Pick<Index, "uploads">, images: readonly NewImage[]): Promise<void> => {
  for (const image of images) {
    const upload = buildUpload({ token: randomUUID(), actorId: image.actorId, sha256: image.sha256 });
    await uploads.begin(upload);
    await uploads.complete(upload.token, image, buildAudit(image.id));
  }
};
