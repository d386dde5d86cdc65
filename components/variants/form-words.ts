import type { VariantOptions } from "@/lib/contracts/variant";

/** What is wrong with a field, and what would be right. */
export const draftWords = {
  sideFault: "Give a whole number from 1 to 12,000.",
  noSide: "Give a width, a height or both.",
  ttlFault: "Give 3,600 (an hour) to 31,536,000 (a year), or leave it empty.",
  noName: "Give it a name: it becomes the last part of every URL.",
  nameFault: "Letters and digits only, 99 at most.",
  nameKept: "Names that begin with vitrinescratch are kept for previews.",
  nameTaken: "There is a variant of this name already.",
} as const;

export const fitNames: Readonly<Record<VariantOptions["fit"], string>> = {
  "scale-down": "Scale down",
  contain: "Contain",
  cover: "Cover",
  crop: "Crop",
  pad: "Pad",
};

export const fitMeanings: Readonly<Record<VariantOptions["fit"], string>> = {
  "scale-down": "Shrinks to fit within the box and never enlarges. Keeps the whole picture.",
  contain: "Fits within the box, enlarging small pictures. Keeps the whole picture.",
  cover: "Fills the box exactly, enlarging small pictures. Cuts what sticks out.",
  crop: "Cuts to the shape of the box and never enlarges.",
  pad: "Fits within the box and fills the rest with white.",
};

export const metadataNames: Readonly<Record<VariantOptions["metadata"], string>> = {
  none: "None",
  copyright: "Copyright",
  keep: "Keep all",
};

export const metadataMeanings: Readonly<Record<VariantOptions["metadata"], string>> = {
  none: "Removes what the camera wrote. The smallest files, and no place is given away.",
  copyright: "Keeps the copyright line of JPEG files, removes the rest.",
  keep: "Keeps what the camera wrote into JPEG files, the place where it was taken included.",
};

export const formWords = {
  form: "Options",
  name: "Name",
  nameFixed: "A name cannot be changed, as URLs end in it. Duplicate the variant to use another.",
  fit: "Fit",
  width: "Width, px",
  height: "Height, px",
  sideHint: "Empty: follows the other side.",
  metadata: "Metadata",
  blur: "Blur",
  blurValue: (blur: number) => (blur === 0 ? "None" : `${blur} of 250`),
  ttl: "Browser TTL, seconds",
  ttlHint: "How long browsers keep a copy. Empty: as the account says.",
  ttlSaid: (duration: string) => `Browsers keep a copy for ${duration}.`,
  open: "Always public",
  openHint: "Delivered without a signature, also for private images.",
  openWarning: "Anyone who has the ID of a private image can see it through this variant.",
  save: "Save changes",
  create: "Create variant",
  unchanged: "Nothing is changed yet.",
  discardTitle: "Discard your changes?",
  discardDetail: "What you changed on this variant is not saved.",
  discard: "Discard",
  stay: "Keep editing",
} as const;
