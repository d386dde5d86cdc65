import { findSnippet, type SnippetKind } from "@/lib/client/snippets/snippets";
import type { SnippetSource } from "@/lib/client/snippets/snippet-source";
import type { Image } from "@/lib/contracts/image";
import { SnippetCode } from "./snippet-code";
import { snippetWords } from "./words";

type SnippetTextProps = { image: Image; variant: string; kind: SnippetKind; source: SnippetSource | undefined };

const hasAlt = (kind: SnippetKind): boolean => kind !== "url" && kind !== "css" && kind !== "thumbhash";
const isOfOneUrl = (kind: SnippetKind): boolean => kind === "url" || kind === "markdown";

/** What to paste, what it offers, and what it lacks. */
export function SnippetText({ image, variant, kind, source }: SnippetTextProps) {
  // Before a private image is signed, the form above says what to do.
  if (source === undefined) return image.isPrivate ? null : <Note>{snippetWords.noVariants}</Note>;
  const text = findSnippet(kind, source);
  if (text === undefined) return <Note>{snippetWords.noPlaceholder}</Note>;
  return (
    <>
      <SnippetCode label={snippetWords.code(kind)} text={text} />
      <Note>
        {isOfOneUrl(kind)
          ? snippetWords.single(variant)
          : snippetWords.measured(source.deliveries.map(({ widthPx }) => widthPx))}
      </Note>
      {hasAlt(kind) && image.alt === "" ? <Note>{snippetWords.noAlt}</Note> : null}
    </>
  );
}

const Note = ({ children }: { children: string }) => <p className="text-[13px] text-muted">{children}</p>;
