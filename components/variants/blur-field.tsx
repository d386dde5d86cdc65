import { useId } from "react";
import { variantLimits } from "@/lib/contracts/variant-limits";
import { formWords } from "./form-words";

type BlurFieldProps = { blur: number; onChange: (blur: number) => void };

export function BlurField({ blur, onChange }: BlurFieldProps) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <div className="flex justify-between gap-2 text-[13px]">
        <label htmlFor={id} className="font-medium">
          {formWords.blur}
        </label>
        <output htmlFor={id} className="text-muted">
          {formWords.blurValue(blur)}
        </output>
      </div>
      <input
        id={id}
        type="range"
        min={0}
        max={variantLimits.blurMost}
        value={blur}
        aria-valuetext={formWords.blurValue(blur)}
        onChange={(event) => onChange(event.target.valueAsNumber)}
        className="h-6 w-full accent-accent"
      />
    </div>
  );
}
