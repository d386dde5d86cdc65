import { toMeasuredSizeText } from "@/lib/client/figure-words";
import { toFormatWords } from "@/lib/client/format-words";
import type { ComparedPicture } from "@/lib/client/compare/compared-picture";
import { toDifferenceSentence, toLikenessSentence, toSavedWords, toWeightSentence } from "./figures";
import type { Likeness } from "./use-measure";
import type { DifferenceFigures } from "./worker-messages";
import { compareWords } from "./words";

type FigureTableProps = {
  a: ComparedPicture | undefined;
  b: ComparedPicture | undefined;
  likeness: Likeness;
  difference: DifferenceFigures | undefined;
};

type Facts = ComparedPicture["facts"];
const rows: readonly { name: string; of: (facts: Facts) => string }[] = [
  { name: compareWords.format, of: ({ format }) => toFormatWords(format) },
  { name: compareWords.pixels, of: ({ widthPx, heightPx }) => `${widthPx} × ${heightPx}` },
  { name: compareWords.size, of: ({ sizeBytes }) => toMeasuredSizeText(sizeBytes) },
  { name: compareWords.saved, of: ({ sizeBytes, originalBytes }) => toSavedWords(sizeBytes, originalBytes) },
];

const toSentence = (likeness: Likeness): string => {
  if (likeness === "pending") return compareWords.measuring;
  if (likeness === "other-shape") return compareWords.otherShape;
  return likeness === "failed" ? "" : toLikenessSentence(likeness);
};

/** What both pictures weigh, and how alike they are. */
export function FigureTable({ a, b, likeness, difference }: FigureTableProps) {
  const tell = (picture: ComparedPicture | undefined, of: (facts: Facts) => string): string =>
    picture === undefined ? "…" : of(picture.facts);
  return (
    <div className="flex flex-col gap-3 text-[13px]">
      <table aria-label={compareWords.figures} className="w-full max-w-xl tabular-nums">
        <thead>
          <tr className="text-left">
            <th scope="col" className="font-normal">
              <span className="sr-only">{compareWords.figure}</span>
            </th>
            <th scope="col" className="w-1/3 py-1 font-semibold">
              A
            </th>
            <th scope="col" className="w-1/3 py-1 font-semibold">
              B
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, of }) => (
            <tr key={name} className="border-t border-line">
              <th scope="row" className="py-1 pr-3 text-left font-normal text-muted">
                {name}
              </th>
              <td className="py-1 pr-3">{tell(a, of)}</td>
              <td className="py-1">{tell(b, of)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <output className="flex max-w-xl flex-col gap-1">
        {a === undefined || b === undefined ? null : (
          <>
            <span>{toWeightSentence(a.facts.sizeBytes, b.facts.sizeBytes)}</span>
            <span>{toSentence(likeness)}</span>
            {difference === undefined ? null : <span>{toDifferenceSentence(difference)}</span>}
          </>
        )}
      </output>
    </div>
  );
}
