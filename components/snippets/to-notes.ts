import type { Shape } from "@/lib/client/snippets/flexible-options";
import type { SnippetKind } from "@/lib/client/snippets/snippets";
import type { SnippetSource } from "@/lib/client/snippets/snippet-source";
import type { Image } from "@/lib/contracts/image";
import { snippetWords } from "./words";

type Subject = Readonly<{
  image: Pick<Image, "focalPoint">;
  source: SnippetSource;
  kind: SnippetKind;
  /** Undefined where variants deliver. */
  shape: Shape | undefined;
}>;

/** Whether the snippet leaves a browser no choice, so that its width on the page is all the same. */
export const isOfOneUrl = (kind: SnippetKind): boolean => kind === "url" || kind === "markdown";

/** The last part of a delivery URL: a variant's name, or options. */
const toLastPart = (url: string): string => decodeURIComponent(new URL(url).pathname.split("/").at(-1) ?? "");

const toCutNote = ({ image, shape }: Subject): readonly string[] => {
  if (shape === undefined || shape === "whole") return [];
  return [image.focalPoint === null ? snippetWords.keepsMiddle : snippetWords.keepsFocalPoint];
};

/** What to know of what a snippet asks for. */
export const toNotes = (subject: Subject): readonly string[] => {
  const { source, kind, shape } = subject;
  const widths = source.deliveries.map(({ widthPx }) => widthPx);
  if (isOfOneUrl(kind)) return [snippetWords.single(toLastPart(source.url)), ...toCutNote(subject)];
  const lacksWidths = widths.length === 1 && shape === undefined;
  return [snippetWords.measured(widths), ...(lacksWidths ? [snippetWords.lacksWidths] : []), ...toCutNote(subject)];
};
