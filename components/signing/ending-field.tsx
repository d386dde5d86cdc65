"use client";

import { Choice } from "@/components/ui/choice";
import { TextField } from "@/components/ui/text-field";
import { endings, type Ending } from "./ending";
import { signingWords } from "./words";

const zone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

type EndingFieldProps = {
  ending: Ending;
  /** The chosen moment is none, or is past. */
  isFault: boolean;
  onChange: (ending: Ending) => void;
};

/** A length from now, a moment, or never. */
export function EndingField({ ending, isFault, onChange }: EndingFieldProps) {
  return (
    <div className="flex flex-col gap-3">
      <Choice
        look="field"
        label={signingWords.ending}
        value={ending.kind}
        options={endings.map((kind) => [kind, signingWords.endings[kind]] as const)}
        onChange={(kind) => onChange({ ...ending, kind })}
      />
      {ending.kind === "exact" ? (
        <TextField
          label={signingWords.exact}
          type="datetime-local"
          required
          value={ending.local}
          hint={signingWords.exactHint(zone())}
          error={isFault ? signingWords.exactFault : undefined}
          onChange={(event) => onChange({ ...ending, local: event.target.value })}
        />
      ) : null}
      {ending.kind === "never" ? <p className="text-[13px] text-muted">{signingWords.neverHint}</p> : null}
    </div>
  );
}
