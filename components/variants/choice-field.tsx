"use client";

import { SegmentedControl } from "@/components/ui/segmented-control";

type ChoiceFieldProps<Value extends string> = {
  label: string;
  value: Value;
  names: Readonly<Record<Value, string>>;
  meanings: Readonly<Record<Value, string>>;
  onChange: (value: Value) => void;
};

/** One of a few, with what the chosen one means. */
export function ChoiceField<Value extends string>(props: ChoiceFieldProps<Value>) {
  const { label, value, names, meanings, onChange } = props;
  const segments = (Object.keys(names) as Value[]).map((each) => ({ value: each, label: names[each] }));
  return (
    <div className="flex flex-col gap-1">
      <span aria-hidden className="text-[13px] font-medium">
        {label}
      </span>
      <SegmentedControl label={label} value={value} segments={segments} onChange={onChange} />
      <p className="text-[13px] text-muted">{meanings[value]}</p>
    </div>
  );
}
