import { toAttributeText, toMarkdownText, toMarkdownUrl } from "./escape";
import { toSizes, toSrcset, toWidest, type SnippetSource } from "./snippet-source";
import { toViewportSteps, type ViewportStep } from "./viewport-steps";

export const toPlainUrl = ({ url }: SnippetSource): string => url;

export const toMarkdown = ({ alt, url }: SnippetSource): string => `![${toMarkdownText(alt)}](${toMarkdownUrl(url)})`;

const toTag = (name: string, attributes: Readonly<Record<string, string | number>>, indent = ""): string => {
  const lines = Object.entries(attributes).map(
    ([key, value]) => `${indent}  ${key}="${toAttributeText(String(value))}"`,
  );
  return `${indent}<${name}\n${lines.join("\n")}\n${indent}/>`;
};

/** Attributes that every picture on a page should have. */
const toBasics = (source: SnippetSource) => {
  const { url, widthPx, heightPx } = toWidest(source);
  return { src: url, width: widthPx, height: heightPx, alt: source.alt };
};

/** An `<img>` whose box is known before a byte of it came, and that fetches no more than the screen needs. */
export const toHtml = (source: SnippetSource): string => {
  const { src, ...box } = toBasics(source);
  return toTag("img", {
    src,
    srcset: toSrcset(source.deliveries),
    sizes: toSizes(source.slot),
    ...box,
    loading: "lazy",
    decoding: "async",
  });
};

const toDensities = ({ single, double }: ViewportStep): string =>
  double === undefined ? single.url : `${single.url} 1x, ${double.url} 2x`;

/** A `<picture>` that says outright which file each width of the window gets. */
export const toPicture = (source: SnippetSource): string => {
  const sources = toViewportSteps(source)
    .filter((step) => step.maxViewportPx !== undefined || step.double !== undefined)
    .map((step) =>
      toTag(
        "source",
        {
          ...(step.maxViewportPx === undefined ? {} : { media: `(max-width: ${step.maxViewportPx}px)` }),
          srcset: toDensities(step),
          width: step.single.widthPx,
          height: step.single.heightPx,
        },
        "  ",
      ),
    );
  const picture = toTag("img", { ...toBasics(source), loading: "lazy", decoding: "async" }, "  ");
  return ["<picture>", ...sources, picture, "</picture>"].join("\n");
};
