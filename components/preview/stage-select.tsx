import { useId, type ReactNode } from "react";
import { NativeSelect } from "@/components/ui/native-select";

type StageSelectProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** `option` and `optgroup` elements. */
  children: ReactNode;
};

/** A list beside its label. */
export function StageSelect({ label, value, onChange, children }: StageSelectProps) {
  const id = useId();
  return (
    <div className="flex min-w-0 items-center gap-2">
      <label htmlFor={id} className="text-[13px] text-muted">
        {label}
      </label>
      <NativeSelect id={id} value={value} onChange={onChange} className="max-w-56 min-w-28">
        {children}
      </NativeSelect>
    </div>
  );
}
