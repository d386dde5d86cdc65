import { useEffect, useState } from "react";
import { toWaitText } from "./words";

const tickMs = 1_000;

/** Counts down to the next attempt. */
export function WaitText({ untilMs }: { untilMs: number }) {
  const [nowMs, setNowMs] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, []);
  return <span>{toWaitText(Math.ceil((untilMs - nowMs) / 1000))}</span>;
}
