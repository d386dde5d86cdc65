import { heatLooks, heatWords } from "./heat";
import { matrixWords } from "./words";

/** What the shades and marks of the cells mean; every cell says the same in figures. */
export function HeatLegend() {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-[12px] text-muted">
      <span>{matrixWords.legend}:</span>
      {heatWords.map((words, step) => (
        <span key={words} className="inline-flex items-center gap-1.5">
          <span aria-hidden className={`size-4 rounded-sm border border-edge ${heatLooks[step]}`} />
          {words}
        </span>
      ))}
      <span>{matrixWords.legendMarks}</span>
    </div>
  );
}
