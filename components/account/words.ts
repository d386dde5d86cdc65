/** Every text of the account and its settings. */
export const accountWords = {
  title: "Account",
  explain: "These hold for every image of the account.",
  loading: "Loading the account",
  failedTitle: "The account could not be loaded",
  upstream: "Upstream",
  upstreams: {
    embedded: "The engine of this console: nothing here is billed",
    cloudflare: "A Cloudflare account",
  },
  hash: "Account hash",
  address: "Delivery URLs start with",
  hashUnknown: "Not known yet: the service tells it with the first image.",
  readOnly: "Owners of this console can change these settings.",
  flexible: "Flexible variants",
  flexibleHint: "Pages may write options such as w=400 into a URL instead of a variant's name.",
  flexibleOn:
    "Anyone can ask for any size of any public image, its metadata included. Private images are never delivered this way.",
  flexibleTitle: "Let URLs carry options?",
  flexibleConfirm: "Switch on",
  ttl: "Browser TTL, seconds",
  ttlFault: "Browser TTL is a whole number from 3,600 to 31,536,000 seconds.",
  ttlSaid: (duration: string) =>
    `Browsers keep them for ${duration}. Private images are kept no longer than their URL works.`,
  credentials: "Keep content credentials",
  credentialsHint: "Passes on signed statements on who made an image and how (C2PA).",
  unknown: "The upstream does not let its settings be read, so they cannot be changed here.",
  save: "Save",
  saved: "The settings are saved.",
  notSaved: (reason: string) => `The settings were not saved. ${reason}`,
} as const;
