import { ChevronRight } from "lucide-react";
import { useId, type ReactNode } from "react";

type PanelSectionProps = { label: string; isOpen: boolean; onToggle: () => void; children: ReactNode };

/** A part of the panel that folds. Its content exists only while it is open. */
export function PanelSection({ label, isOpen, onToggle, children }: PanelSectionProps) {
  const id = useId();
  return (
    <section className="border-t border-line" aria-labelledby={`${id}-label`}>
      <h2>
        <button
          type="button"
          id={`${id}-label`}
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onClick={onToggle}
          className="flex h-10 w-full items-center gap-1.5 rounded-sm text-left text-[13px] font-semibold hover:text-muted pointer-coarse:h-11"
        >
          <ChevronRight
            aria-hidden
            size={16}
            className={`text-muted transition-transform duration-120 ${isOpen ? "rotate-90" : ""}`}
          />
          {label}
        </button>
      </h2>
      {isOpen ? (
        <div id={id} className="pb-4">
          {children}
        </div>
      ) : null}
    </section>
  );
}
