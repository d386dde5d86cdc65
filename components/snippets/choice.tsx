import { ChevronDown } from "lucide-react";
import { useId } from "react";

type ChoiceProps<Value extends string> = {
  label: string;
  value: Value;
  options: readonly (readonly [value: Value, label: string])[];
  onChange: (value: Value) => void;
};

/** One of several in a native list: familiar on a phone and with any keyboard. */
export function Choice<Value extends string>({ label, value, options, onChange }: ChoiceProps<Value>) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-[13px] text-muted">
        {label}
      </label>
      <div className="relative flex items-center">
        <select
          id={id}
          value={value}
          onChange={(event) => {
            const chosen = options.find(([candidate]) => candidate === event.target.value);
            if (chosen !== undefined) onChange(chosen[0]);
          }}
          className="h-8 w-full appearance-none truncate rounded-md border border-edge bg-raised pr-8 pl-2.5 text-[13px] font-medium text-ink hover:bg-hover pointer-coarse:h-10 pointer-coarse:text-[16px]"
        >
          {options.map(([candidate, name]) => (
            <option key={candidate} value={candidate}>
              {name}
            </option>
          ))}
        </select>
        <ChevronDown aria-hidden size={16} className="pointer-events-none absolute right-2 text-muted" />
      </div>
    </div>
  );
}
