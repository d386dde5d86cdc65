import { ChevronDown } from "lucide-react";
import { useId, type ReactNode } from "react";

type StageSelectProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** `option` and `optgroup` elements. */
  children: ReactNode;
};

/** A labelled native list: familiar on a phone and with any keyboard. */
export function StageSelect({ label, value, onChange, children }: StageSelectProps) {
  const id = useId();
  return (
    <div className="flex min-w-0 items-center gap-2">
      <label htmlFor={id} className="text-[13px] text-muted">
        {label}
      </label>
      <div className="relative flex min-w-0 items-center">
        <select
          id={id}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className="h-8 max-w-56 min-w-28 appearance-none truncate rounded-md border border-edge bg-raised pr-8 pl-2.5 text-[13px] font-medium text-ink hover:bg-hover pointer-coarse:h-10 pointer-coarse:text-[16px]"
        >
          {children}
        </select>
        <ChevronDown aria-hidden size={16} className="pointer-events-none absolute right-2 text-muted" />
      </div>
    </div>
  );
}
