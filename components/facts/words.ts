import { toCounted } from "@/lib/client/figure-words";

/** Every text of what the original says, and of what happened to it. */
export const factsWords = {
  loading: "Reading the original",
  failed: "The original could not be read.",
  retry: "Try again",
  locationTitle: "The original says where it was taken",
  locationDetail: "Variants that keep metadata hand this out to everyone who gets the picture.",
  location: (latitude: string, longitude: string) => `${latitude}, ${longitude}`,
  palette: "Colours",
  copyColour: (hex: string) => `Copy ${hex}`,
  copied: (text: string) => `${text} is on the clipboard.`,
  copyRefused: "The browser did not let us use the clipboard. Select the text and copy it by hand.",
  histogram: "Histogram",
  histogramOf: (darkPercent: number, brightPercent: number) =>
    `Brightness from black to white: ${darkPercent} % of the pixels in the darkest eighth, ${brightPercent} % in the brightest.`,
  noPixels: "A drawing has no pixels of its own to count.",
  dark: "Black",
  bright: "White",
  profile: "Colour profile",
  noProfile: "None: shown as sRGB",
  groups: { exif: "EXIF", iptc: "IPTC", xmp: "XMP" },
  count: (count: number) => toCounted(count, "entry", "entries"),
  none: "None",
} as const;

export const historyWords = {
  loading: "Reading the history",
  failed: "The history could not be read.",
  retry: "Try again",
  empty: "Nothing is written down about this image.",
  cut: (count: number) => `The latest ${count} entries. Older ones are kept on the server.`,
  by: (actor: string) => `by ${actor}`,
} as const;
