import { toCounted } from "@/lib/client/figure-words";
import type { Shape } from "@/lib/client/snippets/flexible-options";
import type { SnippetKind } from "@/lib/client/snippets/snippets";

export const kindNames: Readonly<Record<SnippetKind, string>> = {
  url: "Plain URL",
  markdown: "Markdown",
  html: "HTML, <img>",
  picture: "HTML, <picture>",
  css: "CSS, image-set",
  next: "Next.js, <Image>",
  nuxt: "Nuxt, <NuxtImg>",
  astro: "Astro",
  thumbhash: "CSS, blurred stand-in",
};

/** Every text of the snippets. */
export const snippetWords = {
  kind: "Kind",
  origin: "Delivered by",
  origins: {
    variants: "Variants",
    whole: "Flexible widths, whole",
    "1:1": "Flexible widths, cut to 1:1",
    "4:5": "Flexible widths, cut to 4:5",
    "3:2": "Flexible widths, cut to 3:2",
    "16:9": "Flexible widths, cut to 16:9",
  } satisfies Record<"variants" | Shape, string>,
  keepsFocalPoint: "What is cut keeps the focal point.",
  keepsMiddle: "What is cut keeps the middle. Set a focal point to keep something else.",
  slot: "Width on the page",
  slots: { full: "Whole width", half: "Half from 1,024 px on", fixed: "Fixed width" },
  slotWidth: "Width in CSS px",
  slotWidthFault: "Give a whole number from 1 to 4,000.",
  code: (kind: SnippetKind) => `Snippet: ${kindNames[kind]}`,
  copy: "Copy snippet",
  copied: "Copied",
  copyDone: "The snippet is on the clipboard.",
  copyRefused: "The browser did not let us use the clipboard. Select the text and copy it by hand.",
  measuring: (ready: number, all: number) => `Measuring ${ready} of ${toCounted(all, "delivery", "deliveries")}`,
  measured: (widths: readonly number[]) =>
    widths.length === 1
      ? `One measured width: ${widths[0]} px.`
      : `${widths.length} measured widths: ${widths.join(", ")} px.`,
  lacksWidths: "Variants of other widths would give browsers a choice.",
  single: (last: string) => `The URL of ${last}.`,
  noAlt: "This image has no alternative text yet, so screen readers pass over it. Add one before you paste.",
  failed: "The deliveries could not be measured.",
  retry: "Try again",
  noVariants: "No variant delivers this image, so there is nothing to paste. Add a variant first.",
  noPlaceholder: "This image has no thumbhash, so there is no stand-in to paste.",
  mustSign: "This image is private. Its URLs open only when they are signed.",
  mayNotSign: "This image is private. Owners and editors of this console can sign its URLs.",
  key: "Signing key",
  lifetime: "Works for",
  lifetimes: { hour: "1 hour", day: "1 day", week: "7 days", month: "30 days", ever: "Without end" },
  sign: "Sign the URLs",
  signAgain: "Sign anew",
  signFailed: "The URLs could not be signed.",
  keysFailed: "The signing keys could not be read.",
  signedUntil: (time: string) => `Signed. The URLs work until ${time}.`,
  signedForEver: "Signed. The URLs work until their key is deleted.",
} as const;

export type Lifetime = keyof typeof snippetWords.lifetimes;
