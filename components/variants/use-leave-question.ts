"use client";

import { useRouter } from "next/navigation";
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
  const isLeaving = useRef(false);
  const [departure, setDeparture] = useState<{ leave: () => void }>();
  const follow = useEffectEvent((destination: string) => router.push(destination));
  useEffect(() => {
    if (!isDirty) return;
    isLeaving.current = false;
    // Not `popstate`: the router hears of that first. A browser without this API goes back unasked.
    const navigation: Navigation | undefined = globalThis.navigation;
    const onNavigate = (event: NavigateEvent) => {
      const { key } = event.destination;
      if (isLeaving.current || event.navigationType !== "traverse" || !event.cancelable) return;
      event.preventDefault();
      setDeparture({ leave: () => navigation?.traverseTo(key) });
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
    navigation?.addEventListener("navigate", onNavigate);
    globalThis.addEventListener("click", onClick, { capture: true });
    globalThis.addEventListener("beforeunload", onUnload);
    return () => {
      navigation?.removeEventListener("navigate", onNavigate);
      globalThis.removeEventListener("click", onClick, { capture: true });
      globalThis.removeEventListener("beforeunload", onUnload);
    };
  }, [isDirty]);
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
