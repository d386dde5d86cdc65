/** Every text of the stage. */
export const stageWords = {
  title: (filename: string) => `${filename} on every device`,
  close: "Close",
  previous: "Previous image",
  next: "Next image",
  view: "View",
  devicesView: "Devices",
  devices: "What each device receives",
  variant: "Variant",
  backdrop: "Backdrop",
  meanings: "What these figures mean",
  loading: "Loading the image",
  gone: "This image is no longer in the library",
  goneDetail: "Someone may have moved it to the trash or deleted it. Close this view to go back to the library.",
  imageFailed: "The image could not be loaded",
} as const;

export const frameWords = {
  alt: (filename: string, device: string) => `${filename} as received by ${device}`,
  loading: (device: string) => `Asking as ${device}`,
  failed: (device: string) => `${device} received no picture`,
  undrawable: (format: string) => `This browser cannot draw ${format}. The figures below are right all the same.`,
  retry: "Try again",
  retryFor: (device: string) => `Try again as ${device}`,
  request: "Request",
  screen: (widthPx: number, heightPx: number) => `${widthPx} × ${heightPx} CSS px`,
  dpr: (dpr: number) => `DPR ${dpr}`,
  rotate: (device: string) => `Turn ${device}`,
  slot: "Slot",
  slotOf: (device: string) => `width on ${device}`,
  slotMeaning: "How wide the page shows the picture on this device. Empty is the full width of the screen.",
  cssPx: "CSS px",
} as const;

export const factWords = {
  asked: "Asked for",
  askedMeaning:
    "The variant or width this device's page asks for. A device class is told from the User-Agent; a srcset is chosen from as Chrome does, by slot width and DPR.",
  arrival: (connection: string) => `On ${connection}`,
  arrivalMeaning: ({ megabitsPerSecond, roundTripMs }: { megabitsPerSecond: number; roundTripMs: number }) =>
    `Estimated arrival at ${megabitsPerSecond} Mbit/s with ${roundTripMs} ms there and back: one round trip, then every bit at the line's rate, on an open connection.`,
  format: "Format",
  pixels: "Pixels",
  weight: "Size",
  saving: "Saving",
  duration: "Time",
  cache: "Cache",
  unknown: "Not stated",
  sameSize: "None",
  smaller: (percent: string) => `${percent} %`,
  larger: (percent: string) => `${percent} % larger`,
  cacheHit: "From cache",
  cacheMiss: "Made now",
  formatMeaning: "The file format the device received, chosen from what its browser accepts.",
  pixelsMeaning: "Width and height of the picture that was sent. A screen with more dots per CSS pixel can use more.",
  weightMeaning: "Bytes that crossed the wire for the picture itself. 1 kB is 1,000 bytes.",
  savingMeaning: "How much smaller the picture is than the original file that was uploaded, in per cent of that file.",
  durationMeaning:
    "From the question to the last byte, measured by the console's server. Your readers' network is not in it.",
  cacheMeaning: "Whether the delivery host had the picture ready or made it for this question.",
} as const;

export const panelWords = {
  facts: "Facts",
  filename: "Filename",
  size: "Size",
  dimensions: "Dimensions",
  format: "Format",
  animated: (format: string) => `${format}, animated`,
  uploaded: "Uploaded",
  access: "Access",
  id: "Image ID",
  sha256: "SHA-256",
  urls: "Delivery URLs",
  noUrls: "The delivery host has not named a URL for this image yet.",
  needSignature: "This image is private: without a signature these open nothing.",
  sign: "Sign a URL",
  copyUrl: "Copy delivery URL",
  copy: (what: string) => `Copy ${what}`,
  copyVariant: (variant: string) => `Copy the URL of ${variant}`,
  urlOf: (variant: string) => `URL of ${variant}`,
  copied: "Copied",
  copiedSubject: (subject: string) => `${subject} copied`,
  copyRefused: "The browser did not let us use the clipboard. Select the text and copy it by hand.",
  trash: "Move to trash",
  inTrash: "This image is in the trash. It can be restored from there.",
} as const;

export const accessWords = {
  public: "Anyone with the URL",
  private: "Signed URLs only",
  makePrivate: "Make private",
  makePublic: "Make public",
  customId: "It cannot be private: its ID was chosen by someone, and Cloudflare keeps no such image private.",
  askPrivate: (filename: string) => `Make ${filename} private?`,
  askPublic: (filename: string) => `Make ${filename} public?`,
  privateMeans:
    "It gets another image ID, and every delivery URL changes with it. Pages that use a URL of today show it no longer; only signed URLs open it.",
  publicMeans:
    "It gets another image ID, and every delivery URL changes with it. Signed URLs of today open it no longer; anyone with a new URL sees it.",
  nowPrivate: (filename: string) => `${filename} is private now, under another ID`,
  nowPublic: (filename: string) => `${filename} is public now, under another ID`,
} as const;

export const backdropNames = { white: "White", grey: "Grey", black: "Black", checkerboard: "Checkerboard" } as const;
