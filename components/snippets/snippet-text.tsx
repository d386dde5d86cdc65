import { findSnippet, type SnippetKind } from "@/lib/client/snippets/snippets";
import type { SnippetSource } from "@/lib/client/snippets/snippet-source";
import type { Image } from "@/lib/contracts/image";
import { SnippetCode } from "./snippet-code";
import { snippetWords } from "./words";

type SnippetTextProps = {
  image: Image;
  kind: SnippetKind;
  source: SnippetSource | undefined;
  /** What to know of the deliveries, a sentence each. */
  notes: readonly string[];
};

const hasAlt = (kind: SnippetKind): boolean => kind !== "url" && kind !== "css" && kind !== "thumbhash";

/** What to paste, what it offers, and what it lacks. */
export function SnippetText({ image, kind, source, notes }: SnippetTextProps) {
  // Before a private image is signed, the form above says what to do.
  if (source === undefined) return image.isPrivate ? null : <Note>{snippetWords.noVariants}</Note>;
  const text = findSnippet(kind, source);
  if (text === undefined) return <Note>{snippetWords.noPlaceholder}</Note>;
  return (
    <>
      <SnippetCode label={snippetWords.code(kind)} text={text} />
      {notes.length === 0 ? null : <Note>{notes.join(" ")}</Note>}
      {hasAlt(kind) && image.alt === "" ? <Note>{snippetWords.noAlt}</Note> : null}
    </>
  );
}

const Note = ({ children }: { children: string }) => <p className="text-[13px] text-muted">{children}</p>;
