import type { Image } from "@/lib/contracts/image";
import type { ServiceContext } from "../context";
import type { LintSample } from "./lint/lint-rule";
import { findLocation } from "./find-location";

const sampleCount = 12;
/** Each reads an original from the upstream. */
const locationCount = 6;

const chooseImages = async ({ images }: ServiceContext, ids: readonly string[] | undefined): Promise<Image[]> => {
  if (ids === undefined) {
    return (await images.list({ q: "", sort: "-uploadedAt", limit: sampleCount, state: "ready" })).items;
  }
  const found = await Promise.all(ids.map((id) => images.find(id)));
  return found.filter((image): image is Image => image?.state === "ready");
};

export type SampleChoice = Readonly<{
  /** The newest of the library where left out. */
  ids: readonly string[] | undefined;
  /** Originals are read only where it matters. */
  mustKnowLocation: boolean;
}>;

/** Pictures of the library to judge variants by; drawings without pixels are left out. */
export const readSamples = async (ctx: ServiceContext, choice: SampleChoice): Promise<LintSample[]> => {
  const chosen = (await chooseImages(ctx, choice.ids)).filter(({ widthPx, heightPx }) => widthPx > 0 && heightPx > 0);
  return Promise.all(
    chosen.map(async (image, at) => ({
      filename: image.filename,
      widthPx: image.widthPx,
      heightPx: image.heightPx,
      hasLocation: choice.mustKnowLocation && at < locationCount ? await findLocation(ctx, image.id) : null,
      focalPoint: image.focalPoint,
    })),
  );
};
