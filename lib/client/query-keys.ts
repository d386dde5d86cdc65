import type { DraftPreviewChoice } from "./draft-preview";
import type { DryRunInput } from "@/lib/contracts/variant";
import type { ImageFilters } from "./images";
import type { PreviewChoice } from "./preview";

/** Every key of the query cache, from branch to leaf. Invalidate by branch. */
export const queryKeys = {
  session: ["session"],
  images: ["images"],
  imageLists: ["images", "list"],
  imageList: (filters: Required<ImageFilters>) => ["images", "list", filters] as const,
  imageDetails: ["images", "detail"],
  image: (id: string) => ["images", "detail", id] as const,
  previews: ["previews"],
  preview: (id: string, choice: PreviewChoice) => ["previews", id, choice] as const,
  draftPreview: (id: string, choice: DraftPreviewChoice) => ["previews", "draft", id, choice] as const,
  variants: ["variants"],
  variantList: ["variants", "list"],
  variantCode: ["variants", "code"],
  variantLint: ["variants", "lint"],
  variantDryRun: (input: DryRunInput) => ["variants", "dry-run", input] as const,
  account: ["account"],
  keyList: ["keys", "list"],
  keyUse: (name: string) => ["keys", "use", name] as const,
  usage: ["usage"],
  devices: ["devices"],
  imageFacts: (id: string) => ["image-facts", id] as const,
  imageHistories: ["image-history"],
  imageHistory: (id: string) => ["image-history", id] as const,
} as const;
