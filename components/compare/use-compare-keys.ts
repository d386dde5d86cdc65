"use client";

import { useEffect, useEffectEvent } from "react";

/** Controls that write letters of their own. */
const writing = "input:not([type=radio], [type=range], [type=checkbox]), select, textarea, [role='menu']";

/** Keys that work anywhere on the stage. They are given up while another dialog lies above it. */
export const useCompareKeys = (actions: Readonly<Record<string, () => void>>): void => {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const action = actions[event.key];
    if (action === undefined || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    if (!(event.target instanceof Element) || event.target.closest(writing) !== null) return;
    if (document.querySelectorAll("[role='dialog'], [role='alertdialog']").length > 1) return;
    event.preventDefault();
    action();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
};
