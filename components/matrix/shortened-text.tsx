type ShortenedTextProps = { before?: string; main: string; after?: string };

/** The whole text where there is room, its main word on a phone. The control keeps its whole name. */
export function ShortenedText({ before = "", main, after = "" }: ShortenedTextProps) {
  return (
    <span>
      <span className="max-sm:hidden">{before}</span>
      {main}
      <span className="max-sm:hidden">{after}</span>
    </span>
  );
}
