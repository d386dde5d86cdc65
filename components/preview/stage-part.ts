import type { ReactNode } from "react";
import type { Image } from "@/lib/contracts/image";

/** What the stage shows at the moment, for the parts around it. */
export type StageScene = {
  image: Image;
  /** Name of the chosen variant; it is one of `image.variants` where the image has any. */
  variant: string;
};

/**
 * Something the page places in the stage: a whole view beside the devices, or a section of the panel.
 * It is drawn only while it is open, so give a lazily loaded component.
 */
export type StagePart = {
  /** Letters, digits and hyphens; stands in the page's address. */
  id: string;
  label: string;
  place: "view" | "panel";
  /** Names of address parameters that are this part's own; they leave the address with the stage. */
  settings?: readonly string[];
  render: (scene: StageScene) => ReactNode;
};

/** The parts of one place, in the page's order. */
export const partsOf = (parts: readonly StagePart[], place: StagePart["place"]): readonly StagePart[] =>
  parts.filter((part) => part.place === place);
