"use client";

import { useEffect, useMemo, useSyncExternalStore } from "react";
import { getFigures, type MatrixDevice } from "@/lib/client/matrix/figures";
import { MatrixRun } from "@/lib/client/matrix/matrix-run";

/** The table is drawn anew at most this often while figures stream in. */
const publishMs = 150;

type Given = { ids: readonly string[]; variants: readonly string[]; device: MatrixDevice };

/** Measures these images in these variants, one run for each choice; leaving the page stops it. */
export const useMatrixRun = ({ ids, variants, device }: Given) => {
  // Equal choices are one run, however often their lists are made anew.
  const given = JSON.stringify({ ids, variants, device });
  const run = useMemo(() => {
    const whole = JSON.parse(given) as Given;
    const questions = whole.ids.flatMap((imageId) => whole.variants.map((variant) => ({ imageId, variant })));
    return new MatrixRun(questions, {
      ask: (question, signal) => getFigures(question, whole.device, signal),
      schedule: (publish) => setTimeout(publish, publishMs),
      wait: (durationMs) => new Promise((resolve) => setTimeout(resolve, durationMs)),
    });
  }, [given]);
  useEffect(() => {
    run.start();
    return () => run.stop();
  }, [run]);
  const snapshot = useSyncExternalStore(run.subscribe, run.getSnapshot, run.getSnapshot);
  return { run, snapshot };
};
