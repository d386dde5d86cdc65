import { ChevronDown } from "lucide-react";
import { useId } from "react";
import { stageWords } from "./words";

type VariantSelectProps = { value: string; names: readonly string[]; onChange: (name: string) => void };

/** The image's variants in a native list: familiar on a phone and with any keyboard. */
export function VariantSelect({ value, names, onChange }: VariantSelectProps) {
  const id = useId();
  return (
    <div className="flex min-w-0 items-center gap-2">
      <label htmlFor={id} className="text-[13px] text-muted">
        {stageWords.variant}
      </label>
      <div className="relative flex min-w-0 items-center">
        <select
          id={id}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className="h-8 min-w-28 max-w-full appearance-none truncate rounded-md border border-edge bg-raised pr-8 pl-2.5 text-[13px] font-medium text-ink hover:bg-hover pointer-coarse:h-10 pointer-coarse:text-[16px]"
        >
          {names.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
        <ChevronDown aria-hidden size={16} className="pointer-events-none absolute right-2 text-muted" />
      </div>
    </div>
  );
}
