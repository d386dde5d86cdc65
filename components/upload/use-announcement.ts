import { useEffect, useRef, useState } from "react";

const quietMs = 5_000;

/** Lets a changing text through at most once per 5 s, so that a screen reader can finish. Urgent text passes at once. */
export function useAnnouncement(text: string, isUrgent: boolean): string {
  const [said, setSaid] = useState("");
  const saidAtMs = useRef(0);
  useEffect(() => {
    if (text === said) return undefined;
    const waitMs = isUrgent ? 0 : Math.max(0, saidAtMs.current + quietMs - Date.now());
    const timer = setTimeout(() => {
      saidAtMs.current = Date.now();
      setSaid(text);
    }, waitMs);
    return () => clearTimeout(timer);
  }, [text, said, isUrgent]);
  return said;
}
