"use client";

import { useState } from "react";
import type { Usage } from "@/lib/contracts/usage";
import { parseEstimate, printEstimate, toStart, toTexts, type EstimateField, type EstimateTexts } from "./estimate";

const show = (search: string): void => {
  const { pathname, hash } = globalThis.location;
  globalThis.history.replaceState(null, "", pathname + search + hash);
};

/** The fields as typed. The address follows, and is read once: typing must not run after it. */
export const useEstimate = ({ stored, prices }: Usage) => {
  const start = toStart(stored, prices);
  const [texts, setTexts] = useState<EstimateTexts>(() =>
    parseEstimate(new URLSearchParams(globalThis.location.search), start),
  );
  const change = (field: EstimateField, text: string) => {
    const next = { ...texts, [field]: text };
    setTexts(next);
    show(printEstimate(next, start));
  };
  const reset = () => {
    setTexts(toTexts(start));
    show("");
  };
  return { texts, change, reset, isAtStart: printEstimate(texts, start) === "" };
};
