import type { Candidate } from "./candidates";
import { deliveryWords } from "./delivery-words";

type CandidatePickerProps = {
  all: readonly Candidate[];
  chosen: readonly Candidate[];
  /** Undefined for all of them. */
  onChange: (names: readonly string[] | undefined) => void;
};

/** Which variants stand in the `srcset`. The last one cannot be taken out. */
export function CandidatePicker({ all, chosen, onChange }: CandidatePickerProps) {
  const names = new Set(chosen.map(({ name }) => name));
  const toggle = (name: string) => {
    const next = all.filter((each) => (each.name === name ? !names.has(name) : names.has(each.name)));
    if (next.length > 0) onChange(next.length === all.length ? undefined : next.map((each) => each.name));
  };
  return (
    <fieldset className="flex flex-wrap items-center gap-x-4 gap-y-1 text-[13px]">
      <legend className="float-left mr-4 text-muted">{deliveryWords.candidates}</legend>
      {all.map((candidate) => (
        <label key={candidate.name} className="flex min-h-7 items-center gap-1.5 pointer-coarse:min-h-10">
          <input
            type="checkbox"
            className="size-4 accent-accent"
            checked={names.has(candidate.name)}
            onChange={() => toggle(candidate.name)}
          />
          <span className="tabular-nums">{deliveryWords.candidate(candidate)}</span>
        </label>
      ))}
    </fieldset>
  );
}
