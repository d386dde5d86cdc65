import { Minimize2, TriangleAlert } from "lucide-react";
import type { Image } from "@/lib/contracts/image";
import type { PreviewFacts } from "@/lib/contracts/preview-headers";
import type { Size } from "./drawn-size";
import { judgeFetch } from "./fetch-fit";
import { fitWords } from "./fit-words";

type FitBadgeProps = { facts: PreviewFacts; drawn: Size; dpr: number; original: Image };

/** Says when a screen received many more pixels than it has dots, or too few. Drawings have no pixels to judge. */
export function FitBadge({ facts, drawn, dpr, original }: FitBadgeProps) {
  if (facts.format.startsWith("svg")) return null;
  const fit = judgeFetch({
    receivedWidthPx: facts.widthPx,
    drawnWidthPx: drawn.widthPx,
    dpr,
    originalWidthPx: original.widthPx,
  });
  if (fit.kind === "fits") return null;
  const isOver = fit.kind === "over";
  const Icon = isOver ? Minimize2 : TriangleAlert;
  return (
    <p
      data-tooltip={isOver ? fitWords.overMeaning : fitWords.underMeaning}
      className={`mb-1 inline-flex items-center gap-1 rounded-sm px-1.5 py-0.5 text-[12px] leading-4 font-medium ${isOver ? "bg-hover text-ink" : "bg-danger-soft text-danger"}`}
    >
      <Icon aria-hidden size={12} className="shrink-0" />
      {isOver ? fitWords.over(fit.times) : fitWords.under(fit.percent, fit.isAllThereIs)}
    </p>
  );
}
