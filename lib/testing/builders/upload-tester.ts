import { imageQuery, type Image } from "@/lib/contracts/image";
import { uploadFields } from "@/lib/contracts/upload";
import type { ServiceContext } from "@/lib/services/context";
import { uploadImage, type UploadImageOutput } from "@/lib/services/images/upload-image";
import type { TestWorld } from "./open-test-world";

type Sent = Readonly<{
  bytes?: Buffer;
  filename?: string;
  /** As a form has them: text. */
  fields?: Readonly<Record<string, string>>;
  key?: string;
  ctx?: Partial<ServiceContext>;
}>;

export type UploadTester = Readonly<{
  /** Uploads a picture into the world; the given bytes where none are named. */
  send(sent?: Sent): Promise<UploadImageOutput>;
  /** What the index lists. */
  listed(): Promise<readonly Image[]>;
  /** How often the upstream was sent bytes. */
  sends(): number;
}>;

export const createUploadTester = (world: TestWorld, bytes: Buffer): UploadTester => ({
  send: async ({ bytes: given = bytes, filename = "a.jpg", fields = {}, key, ctx } = {}) => {
    const file = { staged: await world.stage(given), filename };
    const input = { fields: uploadFields.parse(fields), file };
    return uploadImage(world.contextFor(ctx), key === undefined ? input : { ...input, idempotencyKey: key });
  },
  listed: async () => (await world.index.images.list(imageQuery.parse({}))).items,
  sends: () => world.upstream.calls.filter((call) => call === "upload").length,
});
