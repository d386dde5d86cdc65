import type { OptionChange } from "@/lib/contracts/variant";
import { toChangeWords } from "./option-words";
import { dryRunWords } from "./words";

/** Option by option: what it was and what it becomes. */
export function ChangeList({ changes, isNew }: { changes: readonly OptionChange[]; isNew: boolean }) {
  return (
    <dl className="grid grid-cols-[max-content_1fr] gap-x-4 gap-y-0.5 text-[13px]">
      {changes.map((change) => {
        const { field, from, to } = toChangeWords(change);
        return (
          <div key={change.field} className="contents">
            <dt className="text-muted">{field}</dt>
            <dd>{isNew ? to : dryRunWords.change(from, to)}</dd>
          </div>
        );
      })}
    </dl>
  );
}
