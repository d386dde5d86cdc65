import { useId, type ReactNode } from "react";
import { NativeSelect } from "./native-select";

const looks = {
  /** In a row of tools: its name before it, and above it where the row is narrow; on a phone two share a line. */
  tool: {
    place: "items-center gap-2 max-lg:flex-col max-lg:items-stretch max-lg:gap-0.5 max-sm:grow max-sm:basis-32",
    label: "text-muted max-lg:text-[12px] max-lg:leading-4",
    list: "max-w-56 max-sm:w-full max-sm:max-w-none",
  },
  /** In a form: under its name. */
  field: { place: "flex-col gap-1", label: "font-medium", list: "w-full" },
} as const;

export type LabelledSelectProps = {
  look: keyof typeof looks;
  label: string;
  value: string;
  onChange: (value: string) => void;
  children: ReactNode;
};

/** A short list with its name. */
export function LabelledSelect({ look, label, value, onChange, children }: LabelledSelectProps) {
  const id = useId();
  const classes = looks[look];
  return (
    <div className={`flex min-w-0 ${classes.place}`}>
      <label htmlFor={id} className={`text-[13px] ${classes.label}`}>
        {label}
      </label>
      <NativeSelect id={id} value={value} onChange={onChange} className={classes.list}>
        {children}
      </NativeSelect>
    </div>
  );
}
