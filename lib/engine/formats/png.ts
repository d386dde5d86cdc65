import type { OutputFormat } from "./output-format";

export const png = {
  mediaType: "image/png",
  extension: "png",
  isAnimatable: false,
  toOptions: () => ({ compressionLevel: 6 }),
} satisfies OutputFormat;
