"use client";

import { useEffect, useState } from "react";

/** `leftPx` is the middle of what it explains. */
type Tip = { text: string; leftPx: number; topPx: number; isBelow: boolean };
const delayMs = 450;

const tipFor = (target: Element): Tip => {
  const box = target.getBoundingClientRect();
  const isBelow = box.top < 44;
  return {
    text: target.getAttribute("data-tooltip") ?? "",
    leftPx: box.left + box.width / 2,
    topPx: isBelow ? box.bottom + 6 : box.top - 6,
    isBelow,
  };
};

const anchorOf = (target: EventTarget | null): Element | null =>
  target instanceof Element ? target.closest("[data-tooltip]") : null;

/** Listens once for the whole page, so that a thousand buttons cost one tooltip. */
const watchTips = (show: (tip: Tip | undefined) => void): (() => void) => {
  let current: Element | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hide = () => {
    clearTimeout(timer);
    current = null;
    show(undefined);
  };
  const open = (anchor: Element, waitMs: number) => {
    clearTimeout(timer);
    current = anchor;
    timer = setTimeout(() => show(tipFor(anchor)), waitMs);
  };
  const over = (event: PointerEvent) => {
    if (event.pointerType === "touch") return;
    const anchor = anchorOf(event.target);
    if (anchor === current) return;
    if (anchor === null) hide();
    else open(anchor, delayMs);
  };
  const focus = (event: FocusEvent) => {
    const anchor = anchorOf(event.target);
    if (anchor?.matches(":focus-visible")) open(anchor, 0);
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === "Escape") hide();
  };
  const stop = new AbortController();
  const options = { signal: stop.signal, capture: true, passive: true };
  document.addEventListener("pointerover", over, options);
  document.addEventListener("focusin", focus, options);
  document.addEventListener("focusout", hide, options);
  document.addEventListener("pointerdown", hide, options);
  document.addEventListener("keydown", key, options);
  globalThis.addEventListener("scroll", hide, options);
  return () => {
    clearTimeout(timer);
    stop.abort();
  };
};

const edgePx = 8;

/** Moves the box sideways until it is whole inside the window. */
const keepInside = (box: HTMLElement | null): void => {
  if (box === null) return;
  box.style.translate = "none";
  const { left, right } = box.getBoundingClientRect();
  const roomPx = document.documentElement.clientWidth - edgePx;
  const shiftPx = Math.max(edgePx - left, Math.min(0, roomPx - right));
  box.style.translate = `${shiftPx}px 0`;
};

/** Draws the tooltip of whatever carries `data-tooltip`. Place it once, near the root. */
export function TooltipLayer() {
  const [tip, setTip] = useState<Tip>();
  useEffect(() => watchTips(setTip), []);
  if (tip === undefined) return null;
  // The anchor's own name says the same, so assistive technology is spared the repetition.
  return (
    <div
      ref={keepInside}
      aria-hidden
      data-react-aria-top-layer="true"
      className="pointer-events-none fixed z-60 w-max max-w-64 animate-appear rounded-sm bg-ink px-2 py-1 text-[12px] leading-4 text-canvas"
      style={{
        left: tip.leftPx,
        top: tip.topPx,
        transform: `translate(-50%, ${tip.isBelow ? "0" : "-100%"})`,
      }}
    >
      {tip.text}
    </div>
  );
}
