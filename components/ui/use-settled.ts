"use client";

import { useEffect, useState } from "react";

/** The value once it has stood still for `quietMs`. Values are told apart by what they say, not by identity. */
export const useSettled = <Value>(value: Value, quietMs: number): Value => {
  const [settled, setSettled] = useState(value);
  const said = JSON.stringify(value);
  const isSettled = said === JSON.stringify(settled);
  useEffect(() => {
    if (isSettled) return;
    const timer = setTimeout(() => setSettled(value), quietMs);
    return () => clearTimeout(timer);
    // oxlint-disable-next-line react/exhaustive-deps -- what it says stands for the value
  }, [said, isSettled, quietMs]);
  return settled;
};
