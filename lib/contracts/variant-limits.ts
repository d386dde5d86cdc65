/** What the forms need without the schema library. Source: Cloudflare Images, create and edit variants. */
export const variantFits = ["scale-down", "contain", "cover", "crop", "pad"] as const;
export const variantMetadataChoices = ["none", "copyright", "keep"] as const;

export const variantLimits = {
  /** Variants per account. */
  count: 100,
  nameChars: 99,
  sidePx: 12_000,
  blurMost: 250,
  /** An hour to a year. */
  browserTtlSecondsLeast: 3600,
  browserTtlSecondsMost: 31_536_000,
} as const;

/** Letters and digits only. */
export const variantNameShape = /^[A-Za-z0-9]{1,99}$/;

/** Variants this product keeps for previews of unsaved options. They are never listed and never may be made by hand. */
export const scratchNameShape = /^vitrinescratch\d+$/i;

export const lintRules = [
  "same-result",
  "not-smaller",
  "enlarges",
  "keeps-location",
  "missing-public",
  "near-limit",
  "cuts-focal-point",
] as const;
