"use client";

import { ArrowLeftRight } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { Spinner } from "@/components/ui/spinner";
import type { Image } from "@/lib/contracts/image";
import { ColourFilters } from "./colour-filters";
import { CompareTools } from "./compare-tools";
import { FigureTable } from "./figure-table";
import { toHeld, toPercent, type Framing, type Shape, type Surface } from "./framing";
import { LightBox } from "./light-box";
import { PixelReadout } from "./pixel-readout";
import { toSideName } from "./side-options";
import { SidePicker } from "./side-picker";
import { SideProblem } from "./side-problem";
import { toSideNotes } from "./to-side-notes";
import { useComparison } from "./use-comparison";
import { compareWords } from "./words";

/** Two pictures laid on each other: by a slider, one after the other, or by what differs. */
export function CompareView({ image }: { image: Image }) {
  const comparison = useComparison(image);
  const { a, b, change, own, painter, settings, shapes, shown, surface } = comparison;
  const isOtherShape = settings.look === "difference" && comparison.likeness === "other-shape";
  return (
    <section aria-label={compareWords.title} className="flex flex-col gap-4">
      <ColourFilters />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 max-sm:gap-x-1">
        <SidePicker name="A" side={settings.a} image={shown.a} own={own} onChange={(next) => change({ a: next })} />
        <IconButton
          label={compareWords.swap}
          icon={<ArrowLeftRight aria-hidden size={18} />}
          onClick={comparison.swap}
        />
        <SidePicker name="B" side={settings.b} image={shown.b} own={own} onChange={(next) => change({ b: next })} />
      </div>
      <CompareTools
        settings={settings}
        zooming={comparison.zooming}
        isInspecting={comparison.isInspecting}
        onInspect={comparison.toggleInspecting}
        onChange={change}
      />
      <LightBox
        {...comparison}
        onChange={change}
        label={compareWords.area(
          `${shown.a.filename}, ${toSideName(settings.a, shown.a, own)}`,
          `${shown.b.filename}, ${toSideName(settings.b, shown.b, own)}`,
        )}
      >
        <Message isPending={a.isPending || b.isPending} isOtherShape={isOtherShape} />
      </LightBox>
      <p className="text-[13px] text-muted tabular-nums">
        {toPercents({ shapes, isDrawnB: typeof painter.told.b === "object" }, settings.framing, surface)}
      </p>
      {comparison.isInspecting ? <PixelReadout a={painter.pixels?.a ?? null} b={painter.pixels?.b ?? null} /> : null}
      <Notes
        notes={[
          ...toSideNotes("A", { side: settings.a, image: shown.a, picture: a.data }),
          ...toSideNotes("B", { side: settings.b, image: shown.b, picture: b.data }),
        ]}
      />
      <SideProblem name="A" query={a} isUndrawable={painter.told.a === "failed"} />
      <SideProblem name="B" query={b} isUndrawable={painter.told.b === "failed"} />
      <FigureTable a={a.data} b={b.data} likeness={comparison.likeness} difference={comparison.figures} />
      <p className="max-w-xl pb-4 text-[12px] text-muted pointer-coarse:hidden">{compareWords.keys}</p>
    </section>
  );
}

type Drawn = { shapes: { a: Shape; b: Shape }; isDrawnB: boolean };

const toPercents = ({ shapes, isDrawnB }: Drawn, framing: Framing, surface: Surface | undefined): string => {
  if (surface === undefined) return "";
  const held = toHeld(framing, shapes.a, surface);
  const b = isDrawnB ? toPercent(held, shapes.b, surface) : undefined;
  return compareWords.percents(toPercent(held, shapes.a, surface), b);
};

function Notes({ notes }: { notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <ul className="flex max-w-xl flex-col gap-1 text-[13px]">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}

function Message({ isPending, isOtherShape }: { isPending: boolean; isOtherShape: boolean }) {
  if (!isPending && !isOtherShape) return null;
  return (
    <p className="pointer-events-none absolute top-1/2 left-1/2 z-20 flex max-w-[90%] -translate-1/2 items-center gap-2 rounded-md bg-raised px-3 py-2 text-[13px] shadow-float">
      {isPending ? <Spinner /> : null}
      {isPending ? compareWords.loading : compareWords.otherShape}
    </p>
  );
}
