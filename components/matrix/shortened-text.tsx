type ShortenedTextProps = { before?: string; main: string; after?: string };

/** The whole text where there is room, its main word on a phone. Its name is the whole text in either case. */
export function ShortenedText({ before = "", main, after = "" }: ShortenedTextProps) {
  return (
    <span>
      <span className="max-sm:sr-only">{before}</span>
      <span className="max-sm:inline-block max-sm:first-letter:uppercase">{main}</span>
      <span className="max-sm:sr-only">{after}</span>
    </span>
  );
}
