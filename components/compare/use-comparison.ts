"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { comparedOriginalQuery, comparedPictureQuery } from "@/lib/client/compare/compared-picture";
import { devicesQuery } from "@/lib/client/devices";
import { imageQuery } from "@/lib/client/images";
import type { Image } from "@/lib/contracts/image";
import type { OwnDevice } from "@/lib/contracts/own-device";
import { toTrueSize, wholePicture, zoomAt, type Shape, type Surface } from "./framing";
import { deviceClasses, type Side } from "./side";
import { toChoice } from "./to-choice";
import { useCompareKeys } from "./use-compare-keys";
import { useCompareSettings } from "./use-compare-settings";
import { useMeasure } from "./use-measure";
import { usePainted, usePainter, type Painter } from "./use-painter";
import { useSurface } from "./use-surface";

const zoomStep = 1.5;

/** Nothing is asked for where the picture is the stage's own image. */
const useOther = (side: Side): Image | undefined =>
  useQuery({ ...imageQuery(side.imageId ?? ""), ...(side.imageId === undefined && { queryFn: skipToken }) }).data;

const isOwn = (device: string): boolean => !deviceClasses.some((name) => name === device);

/** `own`: the team's devices, undefined until they are known. */
const usePicture = (image: Image, side: Side, own: readonly OwnDevice[] | undefined) => {
  const id = side.imageId ?? image.id;
  const query =
    side.kind === "original" ? comparedOriginalQuery(id) : comparedPictureQuery(id, toChoice(side, own ?? []));
  const isWaiting = side.kind === "variant" && own === undefined && isOwn(side.device);
  return useQuery({ ...query, ...(isWaiting && { queryFn: skipToken }) });
};

/** A list that does not come leaves the three classes. */
const useOwnDevices = (): readonly OwnDevice[] | undefined => {
  const { data, isError } = useQuery(devicesQuery());
  return data?.items ?? (isError ? [] : undefined);
};

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

/** Everything that two pictures laid on each other need, from the address to the workers. */
export const useComparison = (image: Image) => {
  const names = image.variants.map(({ name }) => name);
  const state = useCompareSettings(names);
  const { settings, change } = state;
  const place = useRef<HTMLDivElement>(null);
  const surface = useSurface(place);
  const painter = usePainter(place);
  const [isInspecting, setInspecting] = useState(false);
  const others = { a: useOther(settings.a), b: useOther(settings.b) };
  const own = useOwnDevices();
  const a = usePicture(image, settings.a, own);
  const b = usePicture(image, settings.b, own);
  usePainted(painter, "a", a.data);
  usePainted(painter, "b", b.data);
  const { likeness, figures } = useMeasure({
    a: a.data,
    b: b.data,
    look: settings.look === "difference" ? settings : undefined,
    onStart: (port) => painter.send({ type: "differences", port }, [port]),
    onTurn: (turn) => painter.send({ type: "pair", turn }),
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
  return {
    place,
    surface,
    painter,
    settings,
    change,
    zooming,
    swap,
    a,
    b,
    shapes,
    likeness,
    figures,
    isInspecting,
    toggleInspecting,
    own: own ?? [],
    shown: { a: others.a ?? image, b: others.b ?? image },
  };
};
