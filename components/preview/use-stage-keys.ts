"use client";

import { useEffect, useEffectEvent, type RefObject } from "react";

export type StageKeys = {
  onPrevious: (() => void) | undefined;
  onNext: (() => void) | undefined;
  onTrash: (() => void) | undefined;
};

/** Controls that have their own use for arrows and Delete. */
const ownKeys = "input, select, textarea, [role='menu'], [role='listbox'], [contenteditable='true']";

/** Arrow keys walk to the neighbours and Delete moves to the trash, while the focus is in the stage or nowhere. */
export const useStageKeys = (area: RefObject<HTMLElement | null>, keys: StageKeys): void => {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const action = { ArrowLeft: keys.onPrevious, ArrowRight: keys.onNext, Delete: keys.onTrash }[event.key];
    if (action === undefined || !isPlain(event) || !isMeantForStage(event.target, area.current)) return;
    event.preventDefault();
    action();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
};

const isPlain = (event: KeyboardEvent): boolean =>
  !event.defaultPrevented && !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;

/** A dialog above the stage, such as a question, keeps its own keys. */
const isMeantForStage = (target: EventTarget | null, area: HTMLElement | null): boolean => {
  if (!(target instanceof Element) || target.closest(ownKeys) !== null) return false;
  return target === document.body || area?.closest("[role='dialog']")?.contains(target) === true;
};
