import { ProgressBar } from "@/components/ui/progress-bar";
import type { SheetState } from "./use-contact-sheet";
import { sheetWords } from "./words";

/** How far the contact sheet is, and what became of it. Only the end is announced: the bar tells the way there. */
export function SheetReport({ state }: { state: SheetState }) {
  const isFailure = state.kind === "told" && state.isFailure;
  return (
    <>
      {state.kind === "drawing" ? <Progress {...state} /> : null}
      <output className={state.kind === "told" ? `block text-[13px] ${isFailure ? "text-danger" : ""}` : "sr-only"}>
        {state.kind === "told" ? state.text : ""}
      </output>
    </>
  );
}

function Progress({ done, count, note }: Extract<SheetState, { kind: "drawing" }>) {
  const text = sheetWords.progressText(done, count);
  return (
    <div className="flex flex-col gap-1.5">
      <p className="text-[13px]">{note === "" ? text : `${text}. ${note}`}</p>
      <ProgressBar label={sheetWords.progress} value={count === 0 ? 0 : done / count} valueText={text} />
    </div>
  );
}
