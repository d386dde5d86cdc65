import { useId, type ReactNode } from "react";
import { NativeSelect } from "@/components/ui/native-select";

type LabelledSelectProps = { label: string; value: string; onChange: (value: string) => void; children: ReactNode };

/** A short list under its name. */
export function LabelledSelect({ label, value, onChange, children }: LabelledSelectProps) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-[13px] font-medium">
        {label}
      </label>
      <NativeSelect id={id} value={value} onChange={onChange} className="w-full">
        {children}
      </NativeSelect>
    </div>
  );
}
