import { useId, type ReactNode } from "react";
import { NativeSelect } from "@/components/ui/native-select";

type LabelledSelectProps = { label: string; value: string; onChange: (value: string) => void; children: ReactNode };

/** A short list with its name before it; above it where a row is narrow. */
export function LabelledSelect({ label, value, onChange, children }: LabelledSelectProps) {
  const id = useId();
  return (
    <div className="flex min-w-0 items-center gap-2 max-lg:flex-col max-lg:items-stretch max-lg:gap-0.5">
      <label htmlFor={id} className="text-[13px] text-muted max-lg:text-[12px] max-lg:leading-4">
        {label}
      </label>
      <NativeSelect id={id} value={value} onChange={onChange} className="max-w-56 max-sm:w-full max-sm:max-w-none">
        {children}
      </NativeSelect>
    </div>
  );
}
