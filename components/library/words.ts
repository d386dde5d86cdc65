import { toCountText, toImageCount } from "@/lib/client/figure-words";
import { whichImages } from "@/lib/client/which-images";
import type { ImageSort } from "@/lib/contracts/image";
import { acceptedNames } from "@/lib/contracts/upload-limits";

export const libraryWords = {
  title: "Library",
  grid: "Images",
  search: "Search by filename",
  clearSearch: "Clear the search",
  sortBy: (order: string) => `Sort: ${order}`,
  upload: "Upload",
  loading: "Loading the images",
  failedTitle: "The library could not be loaded",
  moreFailed: "The next images could not be loaded.",
  retry: "Try again",
  emptyTitle: "Drop your first pictures here",
  emptyDetail: `Drag files or whole folders anywhere onto this page, paste a picture, or choose files. ${acceptedNames.all}, up to 10 MB each.`,
  browse: "Choose files",
  samples: "Load sample images",
  nothingTitle: "No images yet",
  nothingDetail: "Images appear here once someone of your team uploads them.",
  noMatchTitle: (q: string) => `No filename contains “${q}”`,
  noMatchDetail: "Check the spelling, or search for a shorter part of the name.",
  thumbnailFailed: "the thumbnail could not be loaded",
} as const;

export const sortNames: Readonly<Record<ImageSort, string>> = {
  "-uploadedAt": "Newest first",
  uploadedAt: "Oldest first",
  filename: "Name, A to Z",
  "-filename": "Name, Z to A",
  "-sizeBytes": "Largest first",
  sizeBytes: "Smallest first",
};

export const tileWords = {
  select: (filename: string) => `Select ${filename}`,
  menu: (filename: string) => `Actions for ${filename}`,
  open: "Open",
  chooseThis: "Select",
  unchooseThis: "Take out of the selection",
  copyUrl: "Copy delivery URL",
  trash: "Move to trash",
  trashAll: (count: number) => `Move ${toCountText(count)} to trash`,
  restore: "Restore",
  deleteNow: "Delete now",
  animated: "Animated",
  isPrivate: "Private",
} as const;

export const selectionWords = {
  bar: "Selected images",
  count: (count: number) => `${toCountText(count)} selected`,
  copyUrls: "Copy URLs",
  compareSizes: (count: number, limit: number) =>
    count <= limit ? "Compare sizes" : `Compare sizes of the first ${limit}`,
  clear: "Clear the selection",
  copied: (count: number) =>
    count === 1 ? "The delivery URL is on the clipboard." : `${toCountText(count)} delivery URLs are on the clipboard.`,
  copyFailed: "The browser did not let us use the clipboard. Open an image and copy its URL by hand.",
  noUrls: "These images have no delivery URL yet.",
} as const;

export const trashWords = {
  title: "Trash",
  grid: "Images in the trash",
  search: "Search the trash by filename",
  explain: (days: number) => `Images stay here for ${days} days and can be restored until then.`,
  explainOnly: (days: number) =>
    `Images stay here for ${days} days. Owners and editors of this console can restore them until then.`,
  emptyTitle: "The trash is empty",
  emptyDetail: (days: number) => `Images you move to the trash wait here for ${days} days before they are deleted.`,
  failedTitle: "The trash could not be loaded",
  daysLeft: (days: number) => (days <= 0 ? "Deleted today" : days === 1 ? "1 day left" : `${days} days left`),
  moved: (filenames: readonly string[]) => `Moved ${whichImages(filenames)} to the trash.`,
  undo: "Undo",
  restored: (filenames: readonly string[]) => `Restored ${whichImages(filenames)}.`,
  deleted: (filenames: readonly string[]) => `Deleted ${whichImages(filenames)} for good.`,
  askTitle: (filenames: readonly string[]) => `Delete ${whichImages(filenames)} for good?`,
  askDetail:
    "The original and every variant of it are deleted at once, and their URLs stop working. This cannot be undone.",
  notMoved: (count: number, reason: string) => `${toImageCount(count)} could not be moved to the trash. ${reason}`,
  notRestored: (count: number, reason: string) => `${toImageCount(count)} could not be restored. ${reason}`,
  notDeleted: (count: number, reason: string) => `${toImageCount(count)} could not be deleted. ${reason}`,
} as const;
