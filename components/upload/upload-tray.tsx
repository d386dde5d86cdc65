"use client";

import { ChevronDown, CircleAlert, CircleCheck, CloudUpload } from "lucide-react";
import { useEffect, useRef, useState, type RefObject } from "react";
import { Button } from "@/components/ui/button";
import { dockAs } from "@/components/ui/dock";
import { focusContentIfLost } from "@/components/ui/focus-content";
import { IconButton } from "@/components/ui/icon-button";
import { ProgressBar } from "@/components/ui/progress-bar";
import { getBrowserUploadQueue } from "@/lib/client/browser-upload-queue";
import { isActive, type UploadState } from "@/lib/client/upload-item";
import { useUploadQueue } from "@/lib/client/use-upload-queue";
import { toTally, type UploadTally } from "./tally";
import { UploadList } from "./upload-list";
import { useAnnouncement } from "./use-announcement";
import { toAnnouncement, toHeadline, toOutcome, toShareText, uploadWords } from "./words";

/** The page's uploads, docked at the bottom right. Nothing is drawn while there are none. */
export function UploadTray() {
  const state = useUploadQueue();
  const tally = toTally(state.items);
  const said = useAnnouncement(toAnnouncement(state, tally), tally.activeCount === 0);
  return (
    <>
      <output className="sr-only">{said}</output>
      {tally.totalCount === 0 ? null : <Docked state={state} tally={tally} />}
    </>
  );
}

const dockTray = dockAs("tray");

/** A row that leaves with the focus hands it to the tray, and the tray to the content. */
const useFocusInTray = (tray: RefObject<HTMLElement | null>, itemCount: number): void => {
  const before = useRef(itemCount);
  useEffect(() => {
    const hasLess = itemCount < before.current;
    before.current = itemCount;
    if (hasLess && document.activeElement === document.body) tray.current?.querySelector("button")?.focus();
  }, [tray, itemCount]);
  useEffect(() => focusContentIfLost, []);
};

type TrayProps = { state: UploadState; tally: UploadTally };

function Docked({ state, tally }: TrayProps) {
  const [isFolded, setFolded] = useState(false);
  const tray = useRef<HTMLElement>(null);
  const mustTakeFocus = useRef(false);
  useFocusInTray(tray, state.items.length);
  const turn = (isFoldedNow: boolean) => {
    mustTakeFocus.current = true;
    setFolded(isFoldedNow);
  };
  // The pressed button is gone after the turn; its twin takes the focus over.
  const takeFocus = (button: HTMLButtonElement | null) => {
    if (!button || !mustTakeFocus.current) return;
    mustTakeFocus.current = false;
    button.focus({ preventScroll: true });
  };
  if (isFolded) return <Badge tally={tally} buttonRef={takeFocus} onUnfold={() => turn(false)} />;
  return (
    <section
      ref={(element) => {
        tray.current = element;
        return dockTray(element);
      }}
      aria-label={uploadWords.tray}
      className="fixed inset-x-0 bottom-14 z-40 animate-rise overflow-hidden rounded-t-lg bg-raised shadow-float md:inset-x-auto md:right-4 md:bottom-4 md:w-96 md:rounded-lg"
    >
      <header className="flex items-center gap-2 py-2 pr-2 pl-3">
        <StateIcon tally={tally} />
        <div className="min-w-0 flex-1">
          <h2 className="text-[13px] leading-5 font-semibold text-ink">{toHeadline(state, tally)}</h2>
          {tally.activeCount > 0 ? (
            <p className="text-[12px] leading-4 text-muted">{toShareText(tally.sentBytes, tally.totalBytes)}</p>
          ) : null}
        </div>
        {tally.activeCount > 0 ? <BrokenCount count={tally.failedCount + tally.refusedCount} /> : null}
        <IconButton
          ref={takeFocus}
          size="small"
          label={uploadWords.fold}
          icon={<ChevronDown aria-hidden size={16} />}
          onClick={() => turn(true)}
        />
      </header>
      <Overall tally={tally} />
      <UploadList items={state.items} isOffline={state.isOffline} />
      <Actions state={state} tally={tally} />
    </section>
  );
}

function Overall({ tally }: { tally: UploadTally }) {
  if (tally.activeCount === 0) return <div className="border-b border-line" />;
  return <ProgressBar label={uploadWords.overall} value={tally.sentBytes / Math.max(1, tally.totalBytes)} />;
}

function StateIcon({ tally }: { tally: UploadTally }) {
  const isBroken = tally.failedCount + tally.refusedCount > 0;
  if (tally.activeCount > 0) return <CloudUpload aria-hidden size={16} className="shrink-0 text-accent" />;
  if (isBroken) return <CircleAlert aria-hidden size={16} className="shrink-0 text-danger" />;
  return <CircleCheck aria-hidden size={16} className="shrink-0 text-success" />;
}

function Actions({ state, tally }: TrayProps) {
  const queue = getBrowserUploadQueue();
  const settled = state.items.filter((item) => !isActive(item));
  const finished = settled.filter(({ phase }) => phase.name === "done" || phase.name === "cancelled");
  const cleared = finished.length > 0 ? finished : settled;
  const clearWord = cleared.length === state.items.length ? uploadWords.clearAll : uploadWords.clearDone;
  return (
    <footer className="flex flex-wrap items-center justify-end gap-1 border-t border-line px-2 py-1.5 empty:hidden">
      {tally.retryableCount > 0 ? (
        <Button size="small" variant="quiet" onClick={() => queue.retryAllFailed()}>
          {uploadWords.retryFailed(tally.retryableCount)}
        </Button>
      ) : null}
      {tally.activeCount > 0 ? (
        <Button size="small" variant="quiet" onClick={() => queue.cancelAll()}>
          {uploadWords.cancelAll}
        </Button>
      ) : null}
      {cleared.length > 0 ? (
        <Button size="small" variant="quiet" onClick={() => queue.dismiss(cleared.map((item) => item.id))}>
          {clearWord}
        </Button>
      ) : null}
    </footer>
  );
}

type BadgeProps = { tally: UploadTally; buttonRef: (button: HTMLButtonElement | null) => void; onUnfold: () => void };

/** The folded tray: what remains and what failed. */
function Badge({ tally, buttonRef, onUnfold }: BadgeProps) {
  const brokenCount = tally.failedCount + tally.refusedCount;
  const remaining = tally.activeCount > 0 ? uploadWords.remaining(tally.activeCount) : toOutcome(tally);
  const isBrokenApart = tally.activeCount > 0 && brokenCount > 0;
  const summary = isBrokenApart ? `${remaining}, ${uploadWords.failed(brokenCount)}` : remaining;
  return (
    <button
      ref={buttonRef}
      type="button"
      onClick={onUnfold}
      className="fixed right-4 bottom-18 z-40 flex h-10 animate-rise items-center gap-2 rounded-full bg-raised px-4 text-[13px] font-medium text-ink shadow-float hover:bg-hover md:bottom-4"
    >
      <StateIcon tally={tally} />
      <span className="sr-only">{uploadWords.unfold(summary)}</span>
      <span aria-hidden className="flex items-center gap-2">
        {remaining}
        {isBrokenApart ? <BrokenCount count={brokenCount} /> : null}
      </span>
    </button>
  );
}

function BrokenCount({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <span className="shrink-0 rounded-full bg-danger px-2 py-0.5 text-[12px] leading-4 font-medium text-on-danger">
      {uploadWords.failed(count)}
    </span>
  );
}
