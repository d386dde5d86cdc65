import { thumbHashToDataURL } from "thumbhash";
import { selectDeliveries } from "@/lib/client/snippets/select-deliveries";
import { toFilling, type Slot, type SnippetSource } from "@/lib/client/snippets/snippet-source";
import type { Image } from "@/lib/contracts/image";
import type { SignedUrls } from "./use-signed-urls";
import type { MeasuredDelivery } from "./use-measured-deliveries";

type SourceParts = {
  image: Image;
  /** The variant the person looks at: its URL is the plain one, its shape is the srcset's. */
  variant: string;
  measured: readonly MeasuredDelivery[];
  signed: SignedUrls | undefined;
  slot: Slot;
};

/** What snippets are made from; undefined when nothing delivers the image, or a private one is not signed yet. */
export const findSource = ({ image, variant, measured, signed, slot }: SourceParts): SnippetSource | undefined => {
  const shape = measured.find((delivery) => delivery.variant === variant) ?? image;
  const deliveries = selectDeliveries(withSignatures(image, measured, signed), shape);
  const isOpen = !image.isPrivate || measured.some((delivery) => delivery.variant === variant && delivery.isAlwaysOpen);
  const plain = isOpen ? image.variants.find(({ name }) => name === variant)?.url : undefined;
  const url = signed?.urls.get(variant) ?? plain;
  if (deliveries === undefined || url === undefined) return undefined;
  return { alt: image.alt, url, deliveries, slot, placeholder: findPlaceholder(image.thumbhash) };
};

/** Where one URL has to do: wide enough for a column of text on a dense screen. */
const plainWidthPx = 1280;

/** What snippets are made from where the options stand in the URL; undefined when nothing was delivered. */
export const findFlexibleSource = ({
  image,
  measured,
  slot,
}: Pick<SourceParts, "image" | "measured" | "slot">): SnippetSource | undefined => {
  const widest = measured.at(-1);
  const deliveries = widest && selectDeliveries(measured, widest);
  if (deliveries === undefined) return undefined;
  const { url } = toFilling(deliveries, plainWidthPx);
  return { alt: image.alt, url, deliveries, slot, placeholder: findPlaceholder(image.thumbhash) };
};

/** Of a private image only what really opens. */
const withSignatures = (
  image: Image,
  measured: readonly MeasuredDelivery[],
  signed: SignedUrls | undefined,
): readonly MeasuredDelivery[] => {
  if (!image.isPrivate) return measured;
  return measured.flatMap((delivery) => {
    if (delivery.isAlwaysOpen) return [delivery];
    const url = signed?.urls.get(delivery.variant);
    return url === undefined ? [] : [{ ...delivery, url }];
  });
};

const findPlaceholder = (thumbhash: string): string | undefined => {
  if (thumbhash === "") return undefined;
  try {
    return thumbHashToDataURL(Uint8Array.from(atob(thumbhash), (letter) => letter.charCodeAt(0)));
  } catch {
    // A stand-in is decoration: one that cannot be read is not offered.
    return undefined;
  }
};
