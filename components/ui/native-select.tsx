import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";

type NativeSelectProps = {
  /** What its label points at. */
  id: string;
  value: string;
  onChange: (value: string) => void;
  /** How wide it is, as utility classes. */
  className: string;
  /** `option` and `optgroup` elements. */
  children: ReactNode;
};

/** A native list: familiar on a phone and with any keyboard. */
export function NativeSelect({ id, value, onChange, className, children }: NativeSelectProps) {
  return (
    <div className="relative flex min-w-0 items-center">
      <select
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={`h-8 appearance-none truncate rounded-md border border-edge bg-raised pr-8 pl-2.5 text-[13px] font-medium text-ink hover:bg-hover pointer-coarse:h-10 pointer-coarse:text-[16px] ${className}`}
      >
        {children}
      </select>
      <ChevronDown aria-hidden size={16} className="pointer-events-none absolute right-2 text-muted" />
    </div>
  );
}
