import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import type { LintFinding } from "@/lib/contracts/variant";
import { severityWords } from "./words";

const icons = {
  error: <CircleAlert aria-hidden size={16} className="mt-0.5 shrink-0 text-danger" />,
  warning: <TriangleAlert aria-hidden size={16} className="mt-0.5 shrink-0 text-danger" />,
  note: <Info aria-hidden size={16} className="mt-0.5 shrink-0 text-muted" />,
} as const;

/** What is doubtful, each with its reason. */
export function LintList({ findings }: { findings: readonly LintFinding[] }) {
  return (
    <ul className="flex flex-col gap-1.5">
      {findings.map((finding) => (
        <li key={`${finding.rule} ${finding.variant ?? ""} ${finding.message}`} className="flex gap-2 text-[13px]">
          {icons[finding.severity]}
          <span>
            <span className="sr-only">{severityWords[finding.severity]}: </span>
            {finding.message}
          </span>
        </li>
      ))}
    </ul>
  );
}
