import type { SvgSize } from "@/lib/decoders/svg/svg-size";
import type { SourceFacts } from "../catalog/source-facts";

/** Facts of a drawing: it has no pixels of its own, so that most of them are the plainest there are. */
export const toSvgFacts = ({ widthPx, heightPx }: SvgSize): SourceFacts => ({
  format: "svg",
  widthPx,
  heightPx,
  frames: 1,
  orientation: 1,
  hasAlpha: true,
  profile: "none",
});
