import { describe, expect, it } from "vitest";
import type { UploadItem, UploadPhase } from "@/lib/client/upload-item";
import { toTally } from "./tally";
import { toAnnouncement, toHeadline, toOutcome, toPhaseText, toShareText, toWaitText } from "./words";

const failure = {
  code: "x",
  title: "X",
  reason: "The server has too much to do.",
  retry: "manual",
  requestId: "",
} as const;
const phases = {
  queued: { name: "queued", isChecked: true },
  sending: { name: "sending", sentBytes: 400_000, isStalled: false },
  stalled: { name: "sending", sentBytes: 400_000, isStalled: true },
  finishing: { name: "finishing", isStalled: false },
  failed: { name: "failed", failure },
  hopeless: { name: "failed", failure: { ...failure, retry: "never" } },
  refused: { name: "refused", refusal: { rule: "size", sentence: "Too large." } },
  cancelled: { name: "cancelled", mayHaveArrived: false },
  arrived: { name: "cancelled", mayHaveArrived: true },
} as const satisfies Record<string, UploadPhase>;
const file = { name: "a.jpg", size: 2_000_000 } as File;
const items = (...names: (keyof typeof phases)[]): UploadItem[] =>
  names.map((name, index) => ({ id: String(index), file, failureCount: 0, phase: phases[name] }));
const stateOf = (list: UploadItem[], isOffline = false) => ({ items: list, isOffline, heldUntilMs: 0 });

describe("toTally", () => {
  it("counts every item once, and bytes only of files that are or will be sent", () => {
    const tally = toTally(items("queued", "sending", "finishing", "failed", "hopeless", "refused", "cancelled"));
    expect(tally).toMatchObject({ totalCount: 7, activeCount: 3, doneCount: 0, failedCount: 2, retryableCount: 1 });
    expect(tally).toMatchObject({ refusedCount: 1, cancelledCount: 1, sentBytes: 2_400_000, totalBytes: 6_000_000 });
  });
});

describe("the words", () => {
  it("tell how far the whole is", () => {
    const list = items("queued", "sending", "finishing");
    expect(toHeadline(stateOf(list), toTally(list))).toBe("Uploading · 0 of 3 done");
    expect(toHeadline(stateOf(list, true), toTally(list))).toBe("Waiting for the network · 0 of 3 done");
  });

  it("tell what became of everything, and leave out what did not happen", () => {
    const list = items("failed", "refused", "cancelled", "cancelled");
    expect(toOutcome(toTally(list))).toBe("1 failed · 1 refused · 2 cancelled");
    expect(toHeadline(stateOf(list), toTally(list))).toBe("1 failed · 1 refused · 2 cancelled");
  });

  it("tell a screen reader in sentences", () => {
    const say = (list: UploadItem[], isOffline = false) => toAnnouncement(stateOf(list, isOffline), toTally(list));
    expect(say([])).toBe("");
    expect(say(items("sending"))).toBe("0 of 1 file uploaded.");
    expect(say(items("sending", "failed", "refused"))).toBe("0 of 3 files uploaded, 2 failed.");
    expect(say(items("queued"), true)).toBe("1 upload waits for the network.");
    expect(say(items("failed", "refused"))).toBe("Uploads ended: 1 failed, 1 refused.");
  });

  it("tell one file's state and reason", () => {
    const say = (name: keyof typeof phases) => toPhaseText(phases[name], file.size, false);
    expect(say("sending")).toBe("0.4 of 2.0 MB");
    expect(say("stalled")).toBe("0.4 of 2.0 MB · no progress for 20 s");
    expect(say("failed")).toBe(failure.reason);
    expect(say("refused")).toBe("Too large.");
    expect(say("arrived")).toMatch(/may still appear/);
    expect(toPhaseText(phases.queued, 1, true)).toBe("Waiting for the network");
  });

  it("count in decimal units", () => {
    expect(toShareText(180_000, 345_000)).toBe("180 of 345 kB");
    expect(toWaitText(4)).toBe("Trying again in 4 s");
    expect(toWaitText(0)).toBe("Trying again");
  });
});
