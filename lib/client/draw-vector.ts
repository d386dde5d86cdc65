type Size = Readonly<{ widthPx: number; heightPx: number }>;

const toSide = (px: number): number => Math.max(1, Math.round(px));

/** A drawing as pixels, for a worker, which reads no vectors. Throws what the browser throws when it cannot be read. */
export const drawVector = async (blob: Blob, { widthPx, heightPx }: Size): Promise<ImageBitmap> => {
  const url = URL.createObjectURL(blob);
  try {
    const picture = new Image();
    picture.src = url;
    await picture.decode();
    const canvas = new OffscreenCanvas(toSide(widthPx), toSide(heightPx));
    // Chromium's createImageBitmap gives nothing of a drawing that states no width and height of its own.
    canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return canvas.transferToImageBitmap();
  } finally {
    URL.revokeObjectURL(url);
  }
};
