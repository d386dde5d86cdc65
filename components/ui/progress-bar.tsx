/* oxlint-disable jsx-a11y/prefer-tag-over-role -- every browser draws <progress> its own way */

/** `value` from 0 to 1, or undefined while the length is unknown. */
export type ProgressBarProps = {
  label: string;
  value: number | undefined;
  /** Said in place of the per cent, such as "12.4 of 61 MB". */
  valueText?: string;
  tone?: "accent" | "success" | "danger";
};

const tones = { accent: "bg-accent", success: "bg-success", danger: "bg-danger" } as const;

export function ProgressBar({ label, value, valueText, tone = "accent" }: ProgressBarProps) {
  const percent = value === undefined ? undefined : Math.round(Math.min(Math.max(value, 0), 1) * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={valueText}
      className="h-1 w-full overflow-hidden rounded-full bg-pressed"
    >
      <div
        className={`h-full origin-left rounded-full transition-transform duration-150 ${tones[tone]} ${percent === undefined ? "animate-breathe" : ""}`}
        style={{ transform: `scaleX(${(percent ?? 100) / 100})` }}
      />
    </div>
  );
}
