import { useEffect, useState } from "react";

/**
 * True while something of this page is dragged. Browsers offer a dragged picture as a file, and
 * our own thumbnails must not come back as uploads.
 */
export function useInnerDrag(): boolean {
  const [isInner, setInner] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    const options = { signal: stop.signal, capture: true };
    document.addEventListener("dragstart", () => setInner(true), options);
    document.addEventListener("dragend", () => setInner(false), options);
    // A dragged element that is taken out of the page never sends its dragend.
    document.addEventListener("pointerdown", () => setInner(false), options);
    return () => stop.abort();
  }, []);
  return isInner;
}
