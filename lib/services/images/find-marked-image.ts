import type { Upload } from "@/lib/db/repositories/upload-repository";
import type { UpstreamImage } from "@/lib/upstream/upstream";
import type { ServiceContext } from "../context";
import { markField } from "./upload-mark";

type Scope = Pick<ServiceContext, "upstream">;
type Sought = Readonly<{ token: string; intent: Pick<Upload["intent"], "id"> }>;

/** More images than this with one mark cannot come from our own retries. */
const mostDoubles = 100;

/**
 * Asks the upstream whether it has the image of an upload: by its custom id, else by our mark.
 * The caller's own signal is left out on purpose: the question matters most when that one has fired.
 */
export const findMarkedImage = async (ctx: Scope, { token, intent }: Sought): Promise<UpstreamImage | undefined> => {
  if (intent.id !== null) {
    const image = await ctx.upstream.findImage(intent.id);
    return image?.meta[markField] === token ? image : undefined;
  }
  const { images } = await ctx.upstream.listImages({ limit: 2, order: "asc", meta: { [markField]: token } });
  return images.find((image) => image.meta[markField] === token);
};

/** Every image that carries the mark, the oldest first. */
export const listMarkedImages = async (ctx: Scope, token: string): Promise<readonly UpstreamImage[]> => {
  const { images } = await ctx.upstream.listImages({ limit: mostDoubles, order: "asc", meta: { [markField]: token } });
  return images.filter((image) => image.meta[markField] === token);
};
