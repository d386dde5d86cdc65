import type { Fact } from "./measured-facts";

/** The measured facts under a frame, name left and figure right, in tabular figures. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="max-w-80 text-[12px] leading-5 tabular-nums">
      {facts.map((fact) => (
        <div
          key={fact.name}
          data-tooltip={fact.meaning}
          className="flex flex-wrap justify-between gap-x-2 border-t border-line py-0.5 first:border-t-0"
        >
          <dt className="text-muted">{fact.name}</dt>
          <dd className="min-w-0 text-right">{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
