"use client";

import { useEffect, useRef, useState } from "react";

type Options = {
  /** Waits only where one change follows another within `quietMs`: a change after a pause counts at once. */
  isEager?: boolean;
};

/** The value once it has stood still for `quietMs`. Values are told apart by what they say, not by identity. */
export const useSettled = <Value>(value: Value, quietMs: number, { isEager = false }: Options = {}): Value => {
  const [settled, setSettled] = useState(value);
  const changedAtMs = useRef(Number.NEGATIVE_INFINITY);
  const said = JSON.stringify(value);
  const isSettled = said === JSON.stringify(settled);
  useEffect(() => {
    if (isSettled) return;
    const now = performance.now();
    const isHurried = now - changedAtMs.current < quietMs;
    changedAtMs.current = now;
    const timer = setTimeout(() => setSettled(value), isEager && !isHurried ? 0 : quietMs);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react/exhaustive-deps -- what it says stands for the value
  }, [said, isSettled, quietMs, isEager]);
  return settled;
};
