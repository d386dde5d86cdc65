"use client";

import { useEffect, useRef, useState } from "react";

/** True once the element was within `nearPx` of the window, and from then on: a hundred do not ask at once. */
export const useInSight = <Place extends HTMLElement>(nearPx: number) => {
  const place = useRef<Place>(null);
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (element === null || isSeen) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
      },
      { rootMargin: `${nearPx}px` },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [isSeen, nearPx]);
  return { place, isSeen };
};
