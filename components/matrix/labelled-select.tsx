import { useId, type ReactNode } from "react";
import { NativeSelect } from "@/components/ui/native-select";

type LabelledSelectProps = { label: string; value: string; onChange: (value: string) => void; children: ReactNode };

/** A short list with its name before it. */
export function LabelledSelect({ label, value, onChange, children }: LabelledSelectProps) {
  const id = useId();
  return (
    <div className="flex min-w-0 items-center gap-2">
      <label htmlFor={id} className="text-[13px] text-muted">
        {label}
      </label>
      <NativeSelect id={id} value={value} onChange={onChange} className="max-w-56">
        {children}
      </NativeSelect>
    </div>
  );
}
