import type { ImageState } from "@/lib/contracts/image";

type Step = Readonly<{ from: readonly ImageState[]; to: ImageState }>;

/**
 * The steps of an image's life; there are no others. An image enters as `ready`, with its upload done, and leaves from
 * `purging` when the upstream no longer has it. Nothing leads back from `purging`.
 */
export const imageSteps = {
  trash: { from: ["ready"], to: "trashed" },
  restore: { from: ["trashed"], to: "ready" },
  purge: { from: ["ready", "trashed"], to: "purging" },
} as const satisfies Record<string, Step>;

/** True for images that people may still see, open and bring back. */
export const isVisible = (state: ImageState): boolean => state === "ready" || state === "trashed";
