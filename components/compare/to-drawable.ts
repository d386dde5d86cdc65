import type { ComparedPicture } from "@/lib/client/compare/compared-picture";
import type { Source } from "./worker-messages";

/** What a worker can draw. Vectors are drawn here at the size told of them: workers do not read them. */
export const toDrawable = async ({ blob, facts }: ComparedPicture): Promise<Source> => {
  if (!facts.format.includes("svg")) return blob;
  const url = URL.createObjectURL(blob);
  try {
    const picture = new Image();
    picture.src = url;
    await picture.decode();
    return await createImageBitmap(picture, {
      resizeWidth: Math.max(1, facts.widthPx),
      resizeHeight: Math.max(1, facts.heightPx),
    });
  } finally {
    URL.revokeObjectURL(url);
  }
};
