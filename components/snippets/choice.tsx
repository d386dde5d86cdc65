import { useId } from "react";
import { NativeSelect } from "@/components/ui/native-select";

type ChoiceProps<Value extends string> = {
  label: string;
  value: Value;
  options: readonly (readonly [value: Value, label: string])[];
  onChange: (value: Value) => void;
};

/** One of several. */
export function Choice<Value extends string>({ label, value, options, onChange }: ChoiceProps<Value>) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-[13px] text-muted">
        {label}
      </label>
      <NativeSelect
        id={id}
        value={value}
        onChange={(text) => {
          const chosen = options.find(([candidate]) => candidate === text);
          if (chosen !== undefined) onChange(chosen[0]);
        }}
        className="w-full"
      >
        {options.map(([candidate, name]) => (
          <option key={candidate} value={candidate}>
            {name}
          </option>
        ))}
      </NativeSelect>
    </div>
  );
}
