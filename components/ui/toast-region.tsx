"use client";

import { CircleAlert, CircleCheck, X } from "lucide-react";
import { useEffect, useRef, useSyncExternalStore, type FocusEvent } from "react";
import { Button } from "./button";
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

const leave = (event: FocusEvent) => {
  if (!event.currentTarget.contains(event.relatedTarget)) toastQueue.resume();
};

/** Where messages appear: bottom left, said politely, held while hovered or focused. F6 goes there and back. */
export function ToastRegion() {
  const toasts = useSyncExternalStore(toastQueue.subscribe, toastQueue.getSnapshot, () => none);
  const region = useRef<HTMLElement>(null);
  useEffect(() => {
    let cameFrom: Element | null = null;
    const jump = (event: KeyboardEvent) => {
      if (event.key !== "F6" || region.current === null) return;
      const isInside = region.current.contains(document.activeElement);
      const target = isInside ? cameFrom : region.current.querySelector("button");
      if (!(target instanceof HTMLElement)) return;
      event.preventDefault();
      if (!isInside) cameFrom = document.activeElement;
      target.focus();
    };
    document.addEventListener("keydown", jump);
    return () => document.removeEventListener("keydown", jump);
  }, []);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- reading pauses the clock
    <section
      ref={region}
      aria-label="Messages (F6)"
      data-react-aria-top-layer="true"
      className="pointer-events-none fixed bottom-4 left-4 z-50 flex max-w-[min(28rem,calc(100vw-2rem))] max-md:bottom-18 md:left-18 lg:left-60"
      onPointerEnter={() => toastQueue.pause()}
      onPointerLeave={() => toastQueue.resume()}
      onFocus={() => toastQueue.pause()}
      onBlur={leave}
    >
      <ol aria-live="polite" aria-relevant="additions" className="flex min-w-0 flex-col items-start gap-2">
        {toasts.map((toast) => (
          <ToastCard key={toast.id} toast={toast} />
        ))}
      </ol>
    </section>
  );
}
