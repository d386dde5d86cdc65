"use client";

import { CircleAlert, CircleCheck, X } from "lucide-react";
import { useEffect, useRef, useSyncExternalStore, type FocusEvent, type RefObject } from "react";
import { Button } from "./button";
import { dockAs } from "./dock";
import { focusContentIfLost } from "./focus-content";
import { IconButton } from "./icon-button";
import { toastQueue, type Toast } from "./toast-queue";

const none: readonly Toast[] = [];

function ToastCard({ toast }: { toast: Toast }) {
  const { action } = toast;
  const close = () => toastQueue.dismiss(toast.id);
  return (
    <li className="pointer-events-auto flex max-w-full animate-rise items-center gap-2 rounded-md bg-raised py-1.5 pr-1.5 pl-3 text-[13px] shadow-float">
      {toast.tone === "danger" ? <CircleAlert aria-hidden size={16} className="shrink-0 text-danger" /> : null}
      {toast.tone === "success" ? <CircleCheck aria-hidden size={16} className="shrink-0 text-success" /> : null}
      <span className="min-w-0 py-1 pr-2">{toast.message}</span>
      {action === undefined ? null : (
        <Button
          size="small"
          variant="quiet-accent"
          onClick={() => {
            close();
            action.onAction();
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton size="small" label="Dismiss" icon={<X aria-hidden size={16} />} onClick={close} />
    </li>
  );
}

/** Above the bottom bar of a phone, the tray where it may reach this far, and the bar of selected images. */
const heights = [
  "bottom-[calc(4.5rem+var(--dock-tray,0px)+var(--dock-bar,0px))]",
  "md:bottom-[calc(1rem+var(--dock-tray,0px)+var(--dock-bar,0px))]",
  "2xl:bottom-[calc(1rem+var(--dock-bar,0px))]",
].join(" ");
const dockToasts = dockAs("toasts");

const isInside = (region: HTMLElement | null): boolean => region?.contains(document.activeElement) === true;

/** F6 goes to the messages and back; a message that leaves with the focus sends it on, or back to where it was. */
const useToastFocus = (region: RefObject<HTMLElement | null>, toastCount: number) => {
  const cameFrom = useRef<Element | null>(null);
  const wasInside = useRef(false);
  const goBack = () => {
    const { current } = cameFrom;
    if (current instanceof HTMLElement && current.isConnected) current.focus({ preventScroll: true });
    else focusContentIfLost();
  };
  useEffect(() => {
    const jump = (event: KeyboardEvent) => {
      if (event.key !== "F6" || region.current === null) return;
      const first = region.current.querySelector("button");
      if (first === null) return;
      event.preventDefault();
      if (isInside(region.current)) goBack();
      else first.focus();
    };
    document.addEventListener("keydown", jump);
    return () => document.removeEventListener("keydown", jump);
  }, [region]);
  useEffect(() => {
    if (!wasInside.current || document.activeElement !== document.body) return;
    const next = region.current?.querySelector("button");
    if (next) next.focus();
    else goBack();
    wasInside.current = isInside(region.current);
  }, [region, toastCount]);
  return {
    onFocus: (event: FocusEvent) => {
      if (!wasInside.current) cameFrom.current = event.relatedTarget;
      wasInside.current = true;
      toastQueue.pause();
    },
    onBlur: (event: FocusEvent) => {
      if (event.currentTarget.contains(event.relatedTarget)) return;
      // A message that is taken out while it has the focus leaves towards nothing.
      wasInside.current = event.relatedTarget === null;
      toastQueue.resume();
    },
  };
};

/** Where messages appear: bottom left, above what is docked there, said politely, held while hovered or focused. */
export function ToastRegion() {
  const toasts = useSyncExternalStore(toastQueue.subscribe, toastQueue.getSnapshot, () => none);
  const region = useRef<HTMLElement>(null);
  const focus = useToastFocus(region, toasts.length);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- reading pauses the clock
    <section
      ref={region}
      aria-label="Messages (F6)"
      data-react-aria-top-layer="true"
      className={`pointer-events-none fixed left-4 z-50 flex max-w-[min(28rem,calc(100vw-2rem))] md:left-18 lg:left-60 ${heights}`}
      onPointerEnter={() => toastQueue.pause()}
      onPointerLeave={() => toastQueue.resume()}
      {...focus}
    >
      <ol aria-live="polite" aria-relevant="additions" className="flex min-w-0 flex-col items-start gap-2">
        {toasts.map((toast) => (
          <ToastCard key={toast.id} toast={toast} />
        ))}
      </ol>
      {toasts.length === 0 ? null : <span ref={dockToasts} aria-hidden className="absolute inset-y-0 w-px" />}
    </section>
  );
}
