"use client";

import { useEffect, useState } from "react";
import { writeClipboard } from "@/components/ui/write-clipboard";

const shownMs = 2500;

export type Clipboard = {
  /** What was copied a moment ago. */
  copiedSubject: string | undefined;
  /** The browser refused the latest attempt. */
  isRefused: boolean;
  /** `subject` names the thing for the person, `text` is what they get. */
  copy: (subject: string, text: string) => Promise<void>;
};

type Outcome = { subject: string; isRefused: boolean };

/** Copies text and remembers for a moment what became of it. */
export const useClipboard = (): Clipboard => {
  const [outcome, setOutcome] = useState<Outcome>();
  useEffect(() => {
    // A refusal stays until the next attempt: it tells what to do by hand.
    if (outcome === undefined || outcome.isRefused) return;
    const timer = setTimeout(() => setOutcome(undefined), shownMs);
    return () => clearTimeout(timer);
  }, [outcome]);
  return {
    copiedSubject: outcome?.isRefused === false ? outcome.subject : undefined,
    isRefused: outcome?.isRefused ?? false,
    copy: async (subject, text) => setOutcome({ subject, isRefused: !(await writeClipboard(text)) }),
  };
};
