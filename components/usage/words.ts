import { toCounted, toImageCount } from "@/lib/client/figure-words";

/** Every text of usage and cost. */
export const usageWords = {
  title: "Usage",
  loading: "Loading the usage",
  failedTitle: "The usage could not be loaded",
  now: "What is known",
  stored: "Stored at the upstream",
  storedOf: (allowed: string) => `of ${allowed} the account may keep`,
  storedBar: "Part of the allowance in use",
  indexed: "In the library",
  indexedSize: (size: string) => `${size} of originals`,
  apart: (count: number) =>
    `${toImageCount(count)} of those stored ${count === 1 ? "is" : "are"} in the trash, or not taken into the library.`,
  delivered: "Delivered",
  transformed: "Unique transformations",
  unknown: "Unknown",
  deliveredUnknown:
    "The API of the service does not tell it, and nothing here counts it. Cloudflare’s own dashboard shows it.",
  transformedUnknown: "The API does not tell it. Stored images count as delivered, never as transformed.",
  since: (time: string) => `since ${time}`,
  cost: "Known part of the monthly cost",
  costDetail: "For storage, at the published prices. What is delivered comes on top, and is not known.",
  costEmbedded: "The engine of this console bills nothing. This is what storing as much costs at Cloudflare.",
} as const;

export const whatIfWords = {
  title: "What would it cost?",
  explain: "Give the counts of a month. The address of this page keeps them, so that a link shows the same estimate.",
  amounts: "Counts of a month",
  stored: "Images stored",
  delivered: "Images delivered",
  transformations: "Unique transformations",
  transformationsHint: "Only of images stored elsewhere.",
  amountFault: "Give a whole number from 0 to 1,000,000,000,000.",
  prices: "Prices, US dollars",
  storedPer100k: "Per 100,000 stored",
  deliveredPer100k: "Per 100,000 delivered",
  transformationsPer1k: "Per 1,000 transformations",
  transformationsFree: "Transformations included",
  priceFault: "Give a number from 0 to 1,000,000, with a point for the cents.",
  source: (date: string) => `Cloudflare’s published prices, read on ${date}.`,
  sourceLink: "The page they are from",
  changed: "These are assumptions of yours: they differ from the published prices.",
  assumptions:
    "Storage is bought in whole blocks of 100,000. That delivered images are charged in proportion, not by whole blocks, is an assumption: the page does not say.",
  reset: "Back to what is known",
  table: "Estimate for a month",
  part: "Part",
  reckoning: "Reckoning",
  amount: "US dollars",
  total: "Total a month",
  blocks: (count: number, price: string) => `${toCounted(count, "block", "blocks")} of 100,000 × ${price}`,
  share: (count: string, price: string) => `${count} ÷ 100,000 × ${price}`,
  beyond: (count: string, free: string, price: string) => `(${count} − ${free}) ÷ 1,000 × ${price}`,
  withinFree: (free: string) => `Within the ${free} included`,
  faults: "Mend the marked fields to see an estimate.",
} as const;
