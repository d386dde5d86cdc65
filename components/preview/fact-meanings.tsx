import { fitWords } from "./fit-words";
import { factMeanings } from "./measured-facts";
import { stageWords } from "./words";

const meanings = [
  ...factMeanings,
  { name: fitWords.overName, meaning: fitWords.overMeaning },
  { name: fitWords.underName, meaning: fitWords.underMeaning },
];

/** Explains every figure for people who cannot hover, folded away until asked for. */
export function FactMeanings() {
  return (
    <details className="text-[13px] text-muted">
      <summary className="min-h-6 w-fit cursor-pointer rounded-sm py-0.5 hover:text-ink">{stageWords.meanings}</summary>
      <dl className="mt-2 grid max-w-2xl gap-x-4 gap-y-1 sm:grid-cols-[max-content_1fr]">
        {meanings.map(({ name, meaning }) => (
          <div key={name} className="contents">
            <dt className="font-medium text-ink">{name}</dt>
            <dd className="mb-1 sm:mb-0">{meaning}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
