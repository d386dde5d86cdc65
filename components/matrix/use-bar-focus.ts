"use client";

import { useEffect, useRef } from "react";

/** When a press takes its own button away, the bar it stood in has the focus. `state`: what decides on the buttons. */
export const useBarFocus = (state: string) => {
  const bar = useRef<HTMLDivElement>(null);
  const hadFocus = useRef(false);
  useEffect(() => {
    if (hadFocus.current && document.activeElement === document.body) bar.current?.focus({ preventScroll: true });
  }, [state]);
  return {
    ref: bar,
    tabIndex: -1,
    onFocus: () => {
      hadFocus.current = true;
    },
    // A button that is gone hands its focus to nobody.
    onBlur: ({ relatedTarget }: { relatedTarget: EventTarget | null }) => {
      if (relatedTarget !== null) hadFocus.current = false;
    },
  };
};
