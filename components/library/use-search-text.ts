"use client";

import { useEffect, useRef, useState } from "react";

const settleMs = 150;

/** What is typed shows at once; `onSettled` hears of it when the typing rests. Follows `q` when that changes elsewhere. */
export const useSearchText = (q: string, onSettled: (q: string) => void): [string, (text: string) => void] => {
  const [text, setText] = useState(q);
  const sent = useRef(q);
  const settled = useRef(onSettled);
  useEffect(() => {
    settled.current = onSettled;
  });
  useEffect(() => {
    // The address changed without our doing: back, forward, or a link.
    if (q === sent.current) return;
    sent.current = q;
    setText(q);
  }, [q]);
  useEffect(() => {
    if (text === sent.current) return undefined;
    const timer = setTimeout(() => {
      sent.current = text;
      settled.current(text);
    }, settleMs);
    return () => clearTimeout(timer);
  }, [text]);
  return [text, setText];
};
