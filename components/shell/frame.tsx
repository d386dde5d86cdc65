"use client";

import { usePathname, useRouter } from "next/navigation";
import { useEffect, useState, type ReactNode } from "react";
import { useContentFocus } from "@/components/ui/use-content-focus";
import { onSessionLost } from "@/lib/client/session-lost";
import { BottomBar } from "./bottom-bar";
import { KeySheet } from "./key-sheet";
import { Rail } from "./rail";
import { shellWords } from "./words";

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));

/** Calls `show` at a question mark typed outside of a field. */
const useKeySheetShortcut = (show: () => void): void => {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key === "?" && !event.ctrlKey && !event.metaKey && !isTyping(event.target)) show();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [show]);
};

/** Back to signing in as soon as the server forgets the session, and from there to the same page. */
const useSessionGuard = (): void => {
  const router = useRouter();
  useEffect(
    () =>
      onSessionLost(() => {
        const { pathname, search } = globalThis.location;
        router.replace(`/sign-in?next=${encodeURIComponent(pathname + search)}`);
      }),
    [router],
  );
};

/** The frame of every signed-in screen: rail or bottom bar, content, and what floats above. */
export function Frame({ children }: { children: ReactNode }) {
  const [isKeySheetOpen, setKeySheetOpen] = useState(false);
  const [showKeys] = useState(() => () => setKeySheetOpen(true));
  useKeySheetShortcut(showKeys);
  useSessionGuard();
  // A link inside of a dialog goes with it as the new screen comes.
  useContentFocus(usePathname());
  return (
    <div className="flex min-h-dvh">
      <a
        href="#content"
        className="fixed top-2 left-2 z-50 -translate-y-20 rounded-md bg-accent px-3 py-2 text-[13px] font-medium text-on-accent focus:translate-y-0"
      >
        {shellWords.skip}
      </a>
      <Rail onShowKeys={showKeys} />
      <main
        id="content"
        tabIndex={-1}
        className="flex min-w-0 grow flex-col pb-14 focus-visible:-outline-offset-2 md:pb-0"
      >
        {children}
      </main>
      <BottomBar onShowKeys={showKeys} />
      <KeySheet isOpen={isKeySheetOpen} onClose={() => setKeySheetOpen(false)} />
    </div>
  );
}
