/** Width and height as stored, before any orientation tag. */
export type PictureSize = Readonly<{ widthPx: number; heightPx: number }>;
