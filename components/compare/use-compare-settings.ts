"use client";

import { useEffect, useState } from "react";
import { parseCompareSettings, printCompareSettings, type CompareSettings } from "./compare-settings";

/** Browsers allow only so many changes of the address in a while. */
const quietMs = 300;

const writeAddress = (settings: CompareSettings, names: readonly string[]): void => {
  const { pathname, search } = globalThis.location;
  const next = new URLSearchParams(search);
  for (const [name, text] of Object.entries(printCompareSettings(settings, names))) {
    if (text === null) next.delete(name);
    else next.set(name, text);
  }
  const text = next.toString().replaceAll("%2C", ",").replaceAll("%7E", "~");
  globalThis.history.replaceState(null, "", text === "" ? pathname : `${pathname}?${text}`);
};

/** The settings of the comparison, begun from the address and written to it once they stand still. */
export const useCompareSettings = (names: readonly string[]) => {
  const [settings, setSettings] = useState(() =>
    parseCompareSettings(new URLSearchParams(globalThis.location.search), names),
  );
  const variants = names.join(",");
  useEffect(() => {
    const timer = setTimeout(() => writeAddress(settings, variants === "" ? [] : variants.split(",")), quietMs);
    return () => clearTimeout(timer);
  }, [settings, variants]);
  return { settings, change: (part: Partial<CompareSettings>) => setSettings((before) => ({ ...before, ...part })) };
};
