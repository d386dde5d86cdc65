"use client";

import { useId, type ComponentProps, type ReactNode } from "react";

export type TextFieldProps = Omit<ComponentProps<"input">, "id" | "disabled"> & {
  label: string;
  /** One sentence under the field. */
  hint?: string | undefined;
  /** Replaces the hint and marks the field as invalid. */
  error?: string | undefined;
  isDisabled?: boolean;
  /** A control inside the right edge, such as "show password". */
  trailing?: ReactNode;
};

/** A labelled line of text. All other properties go to the input. */
export function TextField(props: TextFieldProps) {
  const { label, hint, error, isDisabled, trailing, className, ...rest } = props;
  const id = useId();
  const note = error ?? hint;
  return (
    <div className={`flex flex-col gap-1 ${className ?? ""}`}>
      <label htmlFor={id} className="text-[13px] font-medium">
        {label}
      </label>
      <div className="relative flex items-center">
        <input
          {...rest}
          id={id}
          disabled={isDisabled}
          aria-invalid={error === undefined ? undefined : true}
          aria-describedby={note === undefined ? undefined : `${id}-note`}
          className={`h-9 w-full rounded-md border bg-raised px-3 text-[14px] text-ink disabled:opacity-50 pointer-coarse:h-11 pointer-coarse:text-[16px] ${error === undefined ? "border-edge" : "border-danger"} ${trailing === undefined ? "" : "pr-11"}`}
        />
        {trailing === undefined ? null : <div className="absolute right-0.5 flex">{trailing}</div>}
      </div>
      {note === undefined ? null : (
        <p id={`${id}-note`} className={`text-[13px] ${error === undefined ? "text-muted" : "text-danger"}`}>
          {note}
        </p>
      )}
    </div>
  );
}
