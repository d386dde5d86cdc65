import type { ComponentProps, ReactNode } from "react";
import { Spinner } from "./spinner";

type ButtonVariant = "primary" | "secondary" | "quiet" | "quiet-accent" | "quiet-danger" | "danger";

const looks: Record<ButtonVariant, string> = {
  primary: "bg-accent text-on-accent hover:bg-accent-hover",
  secondary: "border border-edge bg-raised text-ink hover:bg-hover active:bg-pressed",
  quiet: "text-ink hover:bg-hover active:bg-pressed aria-expanded:bg-hover",
  "quiet-accent": "text-accent hover:bg-hover active:bg-pressed",
  "quiet-danger": "text-danger hover:bg-danger-soft active:bg-danger-soft",
  danger: "bg-danger text-on-danger hover:bg-danger-hover",
};

export type ButtonProps = Omit<ComponentProps<"button">, "disabled"> & {
  variant?: ButtonVariant;
  /** `small` is 28 px high, `medium` 32 px, 40 px under a finger. */
  size?: "small" | "medium";
  icon?: ReactNode;
  isDisabled?: boolean;
  /** Shows a ring and ignores presses, but keeps the focus. */
  isPending?: boolean;
};

/** The one push button. `type` is "button" unless said otherwise. */
export function Button(props: ButtonProps) {
  const { variant = "secondary", size = "medium", icon, isDisabled, isPending, children, onClick, ...rest } = props;
  const height = size === "small" ? "h-7 px-2" : "h-8 px-3 pointer-coarse:h-10";
  return (
    <button
      type="button"
      {...rest}
      disabled={isDisabled}
      aria-disabled={isPending || undefined}
      onClick={isPending ? (event) => event.preventDefault() : onClick}
      className={`inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md text-[13px] font-medium whitespace-nowrap transition-colors duration-120 select-none disabled:opacity-50 ${height} ${looks[variant]} ${rest.className ?? ""}`}
    >
      {isPending ? <Spinner /> : icon}
      {children}
    </button>
  );
}
