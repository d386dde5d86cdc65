import type { Image } from "@/lib/contracts/image";

/** An image as the server answers it, with what a test cares about laid over. */
export const buildListedImage = (id: string, given: Partial<Image> = {}): Image => ({
  id,
  filename: `${id}.jpg`,
  uploadedAt: "2026-01-02T03:04:05.000Z",
  creator: null,
  sizeBytes: 1000,
  widthPx: 40,
  heightPx: 30,
  format: "jpeg",
  isAnimated: false,
  isPrivate: false,
  alt: "",
  tags: [],
  folder: "",
  sha256: "0".repeat(64),
  thumbhash: "",
  state: "ready",
  trashedAt: null,
  variants: [{ name: "default", url: `http://localhost/${id}/default` }],
  meta: {},
  ...given,
});
