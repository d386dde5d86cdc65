"use client";

import { ArrowLeftRight } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { Spinner } from "@/components/ui/spinner";
import type { Image } from "@/lib/contracts/image";
import { ColourFilters } from "./colour-filters";
import type { Side } from "./compare-settings";
import { CompareTools } from "./compare-tools";
import { FigureTable } from "./figure-table";
import { toHeld, toPercent, type Framing, type Shape, type Surface } from "./framing";
import { LightBox } from "./light-box";
import { PixelReadout } from "./pixel-readout";
import { SidePicker } from "./side-picker";
import { SideProblem } from "./side-problem";
import { useComparison } from "./use-comparison";
import { compareWords } from "./words";

/** Two pictures laid on each other: by a slider, one after the other, or by what differs. */
export function CompareView({ image }: { image: Image }) {
  const comparison = useComparison(image);
  const { a, b, change, painter, settings, shapes, shown, surface } = comparison;
  const isOtherShape = settings.look === "difference" && comparison.likeness === "other-shape";
  return (
    <section aria-label={compareWords.title} className="flex min-h-0 shrink-[9999] flex-col gap-4">
      <ColourFilters />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2 max-sm:gap-x-1">
        <SidePicker name="A" side={settings.a} image={shown.a} onChange={(next) => change({ a: next })} />
        <IconButton
          label={compareWords.swap}
          icon={<ArrowLeftRight aria-hidden size={18} />}
          onClick={comparison.swap}
        />
        <SidePicker name="B" side={settings.b} image={shown.b} onChange={(next) => change({ b: next })} />
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
        label={compareWords.area(toLabel(settings.a, shown.a), toLabel(settings.b, shown.b))}
      >
        <Message isPending={a.isPending || b.isPending} isOtherShape={isOtherShape} />
      </LightBox>
      <p className="text-[13px] text-muted tabular-nums">
        {toPercents({ shapes, isDrawnB: typeof painter.told.b === "object" }, settings.framing, surface)}
      </p>
      {comparison.isInspecting ? <PixelReadout a={painter.pixels?.a ?? null} b={painter.pixels?.b ?? null} /> : null}
      <SideProblem name="A" query={a} isUndrawable={painter.told.a === "failed"} />
      <SideProblem name="B" query={b} isUndrawable={painter.told.b === "failed"} />
      <FigureTable a={a.data} b={b.data} likeness={comparison.likeness} difference={comparison.figures} />
      <p className="max-w-xl pb-4 text-[12px] text-muted pointer-coarse:hidden">{compareWords.keys}</p>
    </section>
  );
}

const toLabel = (side: Side, image: Image): string =>
  `${image.filename}, ${side.variant === "default" ? compareWords.device(side.variant, side.device) : side.variant}`;

type Drawn = { shapes: { a: Shape; b: Shape }; isDrawnB: boolean };

const toPercents = ({ shapes, isDrawnB }: Drawn, framing: Framing, surface: Surface | undefined): string => {
  if (surface === undefined) return "";
  const held = toHeld(framing, shapes.a, surface);
  const b = isDrawnB ? toPercent(held, shapes.b, surface) : undefined;
  return compareWords.percents(toPercent(held, shapes.a, surface), b);
};

function Message({ isPending, isOtherShape }: { isPending: boolean; isOtherShape: boolean }) {
  if (!isPending && !isOtherShape) return null;
  return (
    <p className="pointer-events-none absolute top-1/2 left-1/2 z-20 flex max-w-[90%] -translate-1/2 items-center gap-2 rounded-md bg-raised px-3 py-2 text-[13px] shadow-float">
      {isPending ? <Spinner /> : null}
      {isPending ? compareWords.loading : compareWords.otherShape}
    </p>
  );
}
