"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import { ArrowLeftRight, RotateCw } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Spinner } from "@/components/ui/spinner";
import { toShownProblem } from "@/lib/client/api-fetch";
import { comparedPictureQuery } from "@/lib/client/compare/compared-picture";
import { imageQuery } from "@/lib/client/images";
import type { Image } from "@/lib/contracts/image";
import { ColourFilters } from "./colour-filters";
import type { Side } from "./compare-settings";
import { CompareTools } from "./compare-tools";
import { FigureTable } from "./figure-table";
import { toFormatName } from "./figures";
import { toHeld, toPercent, toTrueSize, wholePicture, zoomAt, type Shape, type Surface } from "./framing";
import { LightBox } from "./light-box";
import { SidePicker } from "./side-picker";
import { toChoice } from "./to-choice";
import { useCompareKeys } from "./use-compare-keys";
import { useCompareSettings } from "./use-compare-settings";
import { useMeasure } from "./use-measure";
import { usePainted, usePainter, type Painter } from "./use-painter";
import { useSurface } from "./use-surface";
import type { Pixel } from "./worker-messages";
import { compareWords } from "./words";

const zoomStep = 1.5;

/** Nothing is asked for where the picture is the stage's own image. */
const useOther = (side: Side): Image | undefined =>
  useQuery({ ...imageQuery(side.imageId ?? ""), ...(side.imageId === undefined && { queryFn: skipToken }) }).data;

const usePicture = (image: Image, side: Side) =>
  useQuery(comparedPictureQuery(side.imageId ?? image.id, toChoice(side)));

const toShape = (painter: Painter, side: "a" | "b", otherwise: Shape): Shape => {
  const told = painter.told[side];
  return told === undefined || told === "failed" ? otherwise : told;
};

const toZooming = (settings: ReturnType<typeof useCompareSettings>, shape: Shape, surface: Surface | undefined) => {
  const { change } = settings;
  const { framing } = settings.settings;
  const by = (factor: number) => () => {
    if (surface === undefined) return;
    const at = { x: surface.box.widthPx / 2, y: surface.box.heightPx / 2 };
    change({ framing: zoomAt(framing, { factor, at, shape, surface }) });
  };
  return {
    onIn: by(zoomStep),
    onOut: by(1 / zoomStep),
    onFit: () => change({ framing: wholePicture }),
    onTrueSize: () => surface && change({ framing: toTrueSize(framing, shape, surface) }),
  };
};

/** Two pictures laid on each other: by a slider, one after the other, or by what differs. */
export function CompareView({ image }: { image: Image }) {
  const names = image.variants.map(({ name }) => name);
  const state = useCompareSettings(names);
  const { settings, change } = state;
  const place = useRef<HTMLDivElement>(null);
  const surface = useSurface(place);
  const painter = usePainter(place);
  const [isInspecting, setInspecting] = useState(false);
  const others = { a: useOther(settings.a), b: useOther(settings.b) };
  const a = usePicture(image, settings.a);
  const b = usePicture(image, settings.b);
  usePainted(painter, "a", a.data);
  usePainted(painter, "b", b.data);
  const { likeness, figures } = useMeasure({
    a: a.data,
    b: b.data,
    look: settings.look === "difference" ? settings : undefined,
    onDifference: (bitmap) => painter.send({ type: "difference", bitmap }, bitmap === null ? [] : [bitmap]),
  });
  const shapes = { a: toShape(painter, "a", image), b: toShape(painter, "b", image) };
  const zooming = toZooming(state, shapes.a, surface);
  const swap = () => change({ a: settings.b, b: settings.a });
  const toggleInspecting = () => setInspecting((was) => !was);
  useCompareKeys({
    "1": () => change({ look: "a" }),
    "2": () => change({ look: "b" }),
    "3": () => change({ look: "difference" }),
    "4": () => change({ look: "slider" }),
    "+": zooming.onIn,
    "=": zooming.onIn,
    "-": zooming.onOut,
    "0": zooming.onFit,
    i: toggleInspecting,
  });
  const label = compareWords.area(toLabel(settings.a, others.a ?? image), toLabel(settings.b, others.b ?? image));
  return (
    <section aria-label={compareWords.figures} className="flex flex-col gap-4">
      <ColourFilters />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <SidePicker
          name="A"
          side={settings.a}
          other={others.a}
          variants={(others.a ?? image).variants.map(({ name }) => name)}
          onChange={(next) => change({ a: next })}
        />
        <IconButton label={compareWords.swap} icon={<ArrowLeftRight aria-hidden size={18} />} onClick={swap} />
        <SidePicker
          name="B"
          side={settings.b}
          other={others.b}
          variants={(others.b ?? image).variants.map(({ name }) => name)}
          onChange={(next) => change({ b: next })}
        />
      </div>
      <CompareTools
        settings={settings}
        zooming={zooming}
        isInspecting={isInspecting}
        onInspect={toggleInspecting}
        onChange={change}
      />
      <LightBox
        place={place}
        surface={surface}
        painter={painter}
        shapes={shapes}
        settings={settings}
        isInspecting={isInspecting}
        label={label}
        onChange={change}
      >
        <Message
          isPending={a.isPending || b.isPending}
          isOtherShape={settings.look === "difference" && likeness === "other-shape"}
        />
      </LightBox>
      <p className="text-[13px] text-muted tabular-nums">{toPercents(shapes, settings.framing, surface)}</p>
      {isInspecting ? <Pixels a={painter.pixels?.a ?? null} b={painter.pixels?.b ?? null} /> : null}
      <Problem name="A" query={a} isUndrawable={painter.told.a === "failed"} />
      <Problem name="B" query={b} isUndrawable={painter.told.b === "failed"} />
      <FigureTable a={a.data} b={b.data} likeness={likeness} difference={figures} />
      <p className="max-w-xl text-[12px] text-muted pointer-coarse:hidden">{compareWords.keys}</p>
    </section>
  );
}

const toLabel = (side: Side, image: Image): string =>
  `${image.filename}, ${side.variant === "default" ? compareWords.device(side.variant, side.device) : side.variant}`;

const toPercents = (
  shapes: { a: Shape; b: Shape },
  framing: typeof wholePicture,
  surface: Surface | undefined,
): string => {
  if (surface === undefined) return "";
  const held = toHeld(framing, shapes.a, surface);
  return compareWords.percents(toPercent(held, shapes.a, surface), toPercent(held, shapes.b, surface));
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

function Pixels({ a, b }: { a: Pixel | null; b: Pixel | null }) {
  const tell = (name: string, pixel: Pixel | null) =>
    pixel === null
      ? compareWords.outside(name)
      : compareWords.pixelOf(name, pixel.place.x, pixel.place.y, toHex(pixel.rgba));
  return (
    <output className="flex flex-wrap gap-x-6 gap-y-1 font-mono text-[12px]">
      {(
        [
          ["A", a],
          ["B", b],
        ] as const
      ).map(([name, pixel]) => (
        <span key={name} className="flex items-center gap-2">
          <span
            aria-hidden
            className="size-4 rounded-sm outline outline-edge"
            style={{ background: pixel ? toHex(pixel.rgba) : "none" }}
          />
          {tell(name, pixel)}
        </span>
      ))}
    </output>
  );
}

const toHex = ([red, green, blue, alpha]: Pixel["rgba"]): string =>
  `#${[red, green, blue, ...(alpha === 255 ? [] : [alpha])].map((value) => value.toString(16).padStart(2, "0")).join("")}`;

type ProblemProps = { name: string; query: ReturnType<typeof usePicture>; isUndrawable: boolean };

/** Why one of the pictures is missing, and what to do. */
function Problem({ name, query, isUndrawable }: ProblemProps) {
  if (isUndrawable && query.data !== undefined) {
    return <p className="text-[13px]">{compareWords.undrawable(name, toFormatName(query.data.facts.format))}</p>;
  }
  if (!query.isError) return null;
  const { title, detail } = toShownProblem(query.error);
  return (
    <div role="alert" className="flex flex-col items-start gap-2 text-[13px]">
      <p>
        <span className="font-semibold text-danger">{compareWords.failed(name)}.</span> {title}. {detail}
      </p>
      <Button
        size="small"
        icon={<RotateCw aria-hidden size={14} />}
        isPending={query.isFetching}
        onClick={() => void query.refetch()}
      >
        {compareWords.retry(name)}
      </Button>
    </div>
  );
}
