import { LabelledSelect } from "@/components/ui/labelled-select";

type ChoiceProps<Value extends string> = {
  label: string;
  value: Value;
  options: readonly (readonly [value: Value, label: string])[];
  onChange: (value: Value) => void;
};

/** One of several. */
export function Choice<Value extends string>({ label, value, options, onChange }: ChoiceProps<Value>) {
  const choose = (text: string) => {
    const chosen = options.find(([candidate]) => candidate === text);
    if (chosen !== undefined) onChange(chosen[0]);
  };
  return (
    <LabelledSelect look="field" label={label} value={value} onChange={choose}>
      {options.map(([candidate, name]) => (
        <option key={candidate} value={candidate}>
          {name}
        </option>
      ))}
    </LabelledSelect>
  );
}
