import { useEffect, useState } from "react";

/**
 * True once the drag is over. Browsers do not always tell a page that a drag ended elsewhere, but
 * the pointer moves only when nothing is dragged.
 */
export function useDragEnd(): boolean {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    const options = { signal: stop.signal, capture: true, passive: true };
    document.addEventListener("pointermove", () => setOver(true), options);
    document.addEventListener("dragover", () => setOver(false), options);
    return () => stop.abort();
  }, []);
  return isOver;
}
