"use client";

import { useEffect, useRef } from "react";
import { focusContentOnceSettled } from "./focus-content";

/** What was pressed may go with what is shown: when `shown` becomes another and the focus left with it, the content has it. */
export const useContentFocus = (shown: string | undefined): void => {
  const before = useRef(shown);
  useEffect(() => {
    if (before.current === shown) return undefined;
    before.current = shown;
    return focusContentOnceSettled();
  }, [shown]);
};
