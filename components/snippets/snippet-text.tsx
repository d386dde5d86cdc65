import type { Shape } from "@/lib/client/snippets/flexible-options";
import { findSnippet, type SnippetKind } from "@/lib/client/snippets/snippets";
import type { SnippetSource } from "@/lib/client/snippets/snippet-source";
import type { Image } from "@/lib/contracts/image";
import { SnippetCode } from "./snippet-code";
import { toNotes } from "./to-notes";
import { snippetWords } from "./words";

type SnippetTextProps = {
  image: Image;
  kind: SnippetKind;
  source: SnippetSource | undefined;
  /** Undefined where variants deliver. */
  shape: Shape | undefined;
};

const hasAlt = (kind: SnippetKind): boolean => kind !== "url" && kind !== "css" && kind !== "thumbhash";

/** What to paste, what it offers, and what it lacks. */
export function SnippetText({ image, kind, source, shape }: SnippetTextProps) {
  // Before a private image is signed, the form above says what to do.
  if (source === undefined) return image.isPrivate ? null : <Note>{snippetWords.noVariants}</Note>;
  const text = findSnippet(kind, source);
  if (text === undefined) return <Note>{snippetWords.noPlaceholder}</Note>;
  return (
    <>
      <SnippetCode label={snippetWords.code(kind)} text={text} />
      <Note>{toNotes({ image, source, kind, shape }).join(" ")}</Note>
      {hasAlt(kind) && image.alt === "" ? <Note>{snippetWords.noAlt}</Note> : null}
    </>
  );
}

const Note = ({ children }: { children: string }) => <p className="text-[13px] text-muted">{children}</p>;
