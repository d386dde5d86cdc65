import { LabelledSelect, type LabelledSelectProps } from "./labelled-select";

type ChoiceProps<Value extends string> = Pick<LabelledSelectProps, "look" | "label"> & {
  value: Value;
  options: readonly (readonly [value: Value, label: string])[];
  onChange: (value: Value) => void;
};

/** One of several known values, in a short list with its name. */
export function Choice<Value extends string>({ options, onChange, ...list }: ChoiceProps<Value>) {
  const choose = (text: string) => {
    const chosen = options.find(([candidate]) => candidate === text);
    if (chosen !== undefined) onChange(chosen[0]);
  };
  return (
    <LabelledSelect {...list} onChange={choose}>
      {options.map(([candidate, name]) => (
        <option key={candidate} value={candidate}>
          {name}
        </option>
      ))}
    </LabelledSelect>
  );
}
