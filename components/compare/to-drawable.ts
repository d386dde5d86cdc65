import type { ComparedPicture } from "@/lib/client/compare/compared-picture";
import { drawVector } from "@/lib/client/draw-vector";
import type { Source } from "./worker-messages";

/** What a worker can draw. Vectors are drawn here at the size told of them: workers do not read them. */
export const toDrawable = async ({ blob, facts }: ComparedPicture): Promise<Source> =>
  facts.format.includes("svg") ? drawVector(blob, facts) : blob;
