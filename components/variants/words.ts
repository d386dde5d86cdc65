import type { LintFinding } from "@/lib/contracts/variant";
import { toCounted, toImageCount } from "@/lib/client/figure-words";

/** Boxes of the device variant, in pixels. A test holds them to the contract. */
export const defaultBoxWords =
  "Follows the device: 2560 × 1440 on a desktop, 1920 × 1080 on a tablet, 1080 × 720 on a phone";

/** Every text of the variants screen around its forms. */
export const variantsWords = {
  title: "Variants",
  count: (count: number, limit: number) => `${count} of ${limit}`,
  create: "New variant",
  list: "Variants",
  setFindings: "About all variants",
  back: "All variants",
  failedTitle: "The variants could not be loaded",
  loading: "Loading the variants",
  explain: "A variant is a named size of every image: the last part of its URL.",
  explainOnly: "Owners and editors of this console can change them.",
  deviceNote: "Cannot be changed or deleted: it suits itself to each device.",
  publicNote: "Cannot be deleted: the service always keeps it.",
  onlyFixedTitle: "No variants of your own yet",
  onlyFixedDetail: "Make one for every size your pages show.",
  open: "Always public",
  full: (limit: number) => `All ${limit} places are taken. Delete a variant before making another.`,
  actions: (name: string) => `Actions for ${name}`,
  edit: "Edit",
  editNamed: (name: string) => `Edit ${name}`,
  duplicate: "Duplicate",
  remove: "Delete",
  gone: (name: string) => `There is no variant ${name}`,
  goneDetail: "It may have been deleted, or the address is mistyped.",
  fixed: (name: string) => `${name} cannot be changed`,
  fixedDetail: "It follows the device that asks. Make a variant of another name for a size of your own.",
  readOnlyTitle: "You may look, not change",
  created: (name: string) => `Created ${name}.`,
  saved: (name: string) => `Saved ${name}.`,
  removed: (name: string) => `Deleted ${name}.`,
  notRemoved: (name: string, reason: string) => `${name} was not deleted. ${reason}`,
} as const;

export const sampleWords = {
  title: "Sample",
  shown: (filename: string) => `Show ${filename}`,
  choose: "Choose images",
  chooseTitle: "Try variants on these images",
  search: "Search by filename",
  clear: "Clear the search",
  chosen: (count: number, limit: number) => `${count} of ${limit} chosen`,
  use: "Use these",
  useNewest: "Use the newest",
  none: "No image to try variants on yet. Upload one to see what they do.",
  noMatch: "No filename contains this.",
  failed: "The images could not be loaded.",
  noPicture: "No picture",
} as const;

export const previewWords = {
  title: "Live preview",
  now: "As saved",
  next: "With your changes",
  fresh: "With these options",
  failed: "No preview",
  waiting: "Waiting for valid options",
  alt: (what: string, filename: string) => `${filename}, ${what.toLowerCase()}`,
  received: (pixels: string, format: string, bytes: string) => `${pixels} · ${format} · ${bytes}`,
  retry: "Try again",
  total: (count: number) => `Total of ${toImageCount(count)}`,
  measuring: (done: number, count: number) => `Measured ${done} of ${toImageCount(count)}`,
  failures: (count: number) => `${toImageCount(count)} could not be measured.`,
  asDesktop: "As a desktop with a current browser receives it.",
} as const;

export const dryRunWords = {
  title: "What saving does",
  asking: "Working out what saving would change",
  failed: "What saving would do could not be worked out.",
  isNew: "Adds a new variant. Nothing in any cache is touched.",
  nothing: "Nothing changes.",
  purges: (images: number) =>
    images === 0 ? "No cached copy is purged." : `Purges the cached copies of ${toImageCount(images)}.`,
  ends: (name: string) => `Every URL that ends in /${name} stops working at once.`,
  saveTitle: (name: string) => `Save ${name}?`,
  removeTitle: (name: string) => `Delete ${name}?`,
  saveAndPurge: "Save and purge",
  removeNow: "Delete variant",
  change: (from: string, to: string) => `${from} → ${to}`,
} as const;

export const severityWords: Readonly<Record<LintFinding["severity"], string>> = {
  error: "Problem",
  warning: "Warning",
  note: "Note",
};

export const toFindingCount = (count: number): string => toCounted(count, "remark", "remarks");
