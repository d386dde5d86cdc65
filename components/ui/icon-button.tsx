import type { ComponentProps, ReactNode } from "react";

export type IconButtonProps = Omit<ComponentProps<"button">, "disabled" | "aria-label" | "children"> & {
  /** The accessible name, shown as tooltip too. */
  label: string;
  /** A key that does the same, shown in the tooltip. */
  shortcut?: string;
  icon: ReactNode;
  size?: "small" | "medium";
  isDisabled?: boolean;
};

/** A button of one picture. The tooltip is drawn by `TooltipLayer`. */
export function IconButton(props: IconButtonProps) {
  const { label, shortcut, icon, size = "medium", isDisabled, className, ...rest } = props;
  const box = size === "small" ? "size-7" : "size-8 pointer-coarse:size-10";
  return (
    <button
      type="button"
      {...rest}
      disabled={isDisabled}
      aria-label={label}
      data-tooltip={shortcut === undefined ? label : `${label} · ${shortcut}`}
      className={`inline-flex shrink-0 items-center justify-center rounded-md text-muted transition-colors duration-120 hover:bg-hover hover:text-ink active:bg-pressed aria-expanded:bg-hover aria-expanded:text-ink disabled:opacity-50 ${box} ${className ?? ""}`}
    >
      {icon}
    </button>
  );
}
