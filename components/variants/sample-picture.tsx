import { ImageOff } from "lucide-react";
import { SmallPicture } from "@/components/ui/small-picture";
import { findThumbnailUrl } from "@/lib/client/thumbnail-url";
import type { Image } from "@/lib/contracts/image";
import { sampleWords } from "./words";

/** An image of the sample. Private ones, whose URL needs a signature, show a sign in its place. */
export function SamplePicture({ image, className }: { image: Image; className: string }) {
  const sign = <ImageOff aria-label={sampleWords.noPicture} size={16} strokeWidth={1.5} />;
  return <SmallPicture url={findThumbnailUrl(image)} otherwise={sign} className={className} />;
}
