import type { Image } from "@/lib/contracts/image";
import { buildImage } from "../builders/build-image";

/** An image as the server answers it, with what a test cares about laid over. */
export const buildListedImage = (id: string, given: Partial<Image> = {}): Image => {
  const { actorId: _actorId, ...listed } = buildImage({ id, ...given });
  return listed;
};
