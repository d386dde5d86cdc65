"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useEffect, useEffectEvent, useRef, useState } from "react";

/** Held keys open another place and leave this one as it is. */
const isPlain = ({ button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean =>
  button === 0 && ![ctrlKey, metaKey, shiftKey, altKey].includes(true);

/** Where a plain click on a link of this console leads; undefined for what opens elsewhere. */
const findDestination = (event: MouseEvent): string | undefined => {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!isPlain(event) || !(link instanceof HTMLAnchorElement) || link.target === "_blank") return undefined;
  return link.origin === globalThis.location.origin ? link.pathname + link.search + link.hash : undefined;
};

/**
 * Holds up whoever leaves a form with something unsaved: by the browser's Back and Forward, by a link of the console,
 * or by closing the page, where the browser itself asks. `leave` goes on to where the person wanted to go.
 */
export const useLeaveQuestion = (isDirty: boolean) => {
  const router = useRouter();
  const address = `${usePathname()}?${useSearchParams()}`;
  const isLeaving = useRef(false);
  const [departure, setDeparture] = useState<{ leave: () => void }>();
  const follow = useEffectEvent((destination: string) => router.push(destination));
  useEffect(() => {
    if (!isDirty) return;
    isLeaving.current = false;
    const here = { state: globalThis.history.state as unknown, href: globalThis.location.href };
    const onPopState = (event: PopStateEvent) => {
      if (isLeaving.current) return;
      // Before the router hears of it; the entry that was left is put back on top of where it led.
      event.stopImmediatePropagation();
      globalThis.history.pushState(here.state, "", here.href);
      setDeparture({ leave: () => globalThis.history.back() });
    };
    const onClick = (event: MouseEvent) => {
      const destination = findDestination(event);
      if (isLeaving.current || destination === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      setDeparture({ leave: () => follow(destination) });
    };
    const onUnload = (event: BeforeUnloadEvent) => {
      if (!isLeaving.current) event.preventDefault();
    };
    globalThis.addEventListener("popstate", onPopState, { capture: true });
    globalThis.addEventListener("click", onClick, { capture: true });
    globalThis.addEventListener("beforeunload", onUnload);
    return () => {
      globalThis.removeEventListener("popstate", onPopState, { capture: true });
      globalThis.removeEventListener("click", onClick, { capture: true });
      globalThis.removeEventListener("beforeunload", onUnload);
    };
  }, [isDirty, address]);
  return {
    isAsking: departure !== undefined,
    /** For a way out of the form's own. */
    ask: (leave: () => void) => (isDirty ? setDeparture({ leave }) : leave()),
    stay: () => setDeparture(undefined),
    leave: () => {
      isLeaving.current = true;
      setDeparture(undefined);
      departure?.leave();
    },
  };
};
