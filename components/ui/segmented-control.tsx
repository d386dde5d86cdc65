"use client";

import { useId, type ReactNode } from "react";

type Segment<Value extends string> = { value: Value; label: string; icon?: ReactNode; isIconOnly?: boolean };

export type SegmentedControlProps<Value extends string> = {
  label: string;
  value: Value;
  segments: readonly Segment<Value>[];
  onChange: (value: Value) => void;
};

/** One of a few, all in sight. Native radio buttons underneath: arrows move, one tab stop. */
export function SegmentedControl<Value extends string>(props: SegmentedControlProps<Value>) {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={props.label} className="inline-flex self-start rounded-md bg-hover p-0.5">
      {props.segments.map((segment) => (
        <label
          key={segment.value}
          data-tooltip={segment.isIconOnly ? segment.label : undefined}
          className="inline-flex h-7 min-w-8 cursor-pointer items-center justify-center gap-1.5 rounded-sm px-2 text-[13px] font-medium text-muted has-checked:bg-raised has-checked:text-ink has-checked:shadow-[0_0_0_1px_var(--edge)] has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent pointer-coarse:h-9 pointer-coarse:min-w-9"
        >
          <input
            type="radio"
            className="sr-only"
            name={name}
            checked={segment.value === props.value}
            onChange={() => props.onChange(segment.value)}
          />
          {segment.icon}
          <span className={segment.isIconOnly ? "sr-only" : undefined}>{segment.label}</span>
        </label>
      ))}
    </div>
  );
}
