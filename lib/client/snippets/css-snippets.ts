import { toCssString } from "./escape";
import { toWidest, type Slot, type SnippetSource } from "./snippet-source";
import { toViewportSteps, type ViewportStep } from "./viewport-steps";

const toUrl = (url: string): string => `url(${toCssString(url)})`;

const toImageSet = ({ single, double }: ViewportStep): string =>
  double === undefined ? toUrl(single.url) : `image-set(${toUrl(single.url)} 1x, ${toUrl(double.url)} 2x)`;

const toWidthRule = (slot: Slot): string => {
  if (slot.kind === "fixed") return `min(${slot.widthPx}px, 100%)`;
  return "100%";
};

const toBox = (source: SnippetSource): readonly string[] => {
  const { widthPx, heightPx } = toWidest(source);
  return [
    `  width: ${toWidthRule(source.slot)};`,
    `  aspect-ratio: ${widthPx} / ${heightPx};`,
    "  background-size: cover;",
    "  background-position: center;",
  ];
};

/** A background that fetches what the window and the density of its screen need. */
export const toCss = (source: SnippetSource): string => {
  const [widest, ...narrower] = toViewportSteps(source).toReversed();
  const rules = narrower.map(
    (step) =>
      `@media (max-width: ${step.maxViewportPx}px) {\n  .picture {\n    background-image: ${toImageSet(step)};\n  }\n}`,
  );
  const first = widest === undefined ? [] : [`  background-image: ${toImageSet(widest)};`];
  return [[".picture {", ...toBox(source), ...first, "}"].join("\n"), ...rules].join("\n\n");
};

/** A blurred stand-in of the picture as background, for behind it while it loads. Asks the network for nothing. */
export const toThumbhashCss = (source: SnippetSource): string | undefined =>
  source.placeholder === undefined
    ? undefined
    : [".picture {", ...toBox(source), `  background-image: ${toUrl(source.placeholder)};`, "}"].join("\n");
