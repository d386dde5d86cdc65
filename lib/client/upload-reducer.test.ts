import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildListedImage } from "@/lib/testing/client/build-listed-image";
import { isActive, isRetryOffered, toSentBytes, type UploadFailure, type UploadPhase } from "./upload-item";
import { emptyUploadState, reduceUploads, type UploadEvent } from "./upload-reducer";

const failure: UploadFailure = { code: "busy", title: "Busy", reason: "Busy.", retry: "automatic", requestId: "" };
const file = new File(["12345"], "a.jpg");
const withOne = reduceUploads(emptyUploadState, { type: "added", items: [{ id: "a", file }] });

const phases: readonly UploadPhase[] = [
  { name: "queued", isChecked: true },
  { name: "preparing" },
  { name: "sending", sentBytes: 3, isStalled: false },
  { name: "finishing", isStalled: false },
  { name: "waiting", failure, retryAtMs: 5 },
  { name: "done", image: buildListedImage("a") },
  { name: "failed", failure },
  { name: "refused", refusal: { rule: "size", sentence: "too large" } },
  { name: "cancelled", mayHaveArrived: false },
];
const inPhase = (phase: UploadPhase) => reduceUploads(withOne, { type: "moved", id: "a", phase });
const phaseAfter = (phase: UploadPhase, event: UploadEvent) =>
  reduceUploads(inPhase(phase), event).items[0]?.phase.name;

describe("reduceUploads", () => {
  it.each(phases)("lets no late event change a settled upload ($name)", (phase) => {
    const [item] = inPhase(phase).items;
    if (!item || isActive(item)) return;
    expect(phaseAfter(phase, { type: "moved", id: "a", phase: { name: "preparing" } })).toBe(phase.name);
    expect(phaseAfter(phase, { type: "progressed", id: "a", sentBytes: 9 })).toBe(phase.name);
    expect(phaseAfter(phase, { type: "cancelled", ids: new Set("a") })).toBe(phase.name);
  });

  it.each(phases)("offers a retry exactly where retrying changes something ($name)", (phase) => {
    const [item] = inPhase(phase).items;
    const after = phaseAfter(phase, { type: "retried", ids: new Set("a") });
    expect(after === "queued" && phase.name !== "queued").toBe(item ? isRetryOffered(item) : false);
  });

  it("ignores events about an unknown upload", () => {
    expect(reduceUploads(withOne, { type: "stalled", id: "b" })).toBe(withOne);
  });

  it("keeps progress that comes after the last byte out of the answer's wait", () => {
    expect(phaseAfter({ name: "finishing", isStalled: false }, { type: "progressed", id: "a", sentBytes: 5 })).toBe(
      "finishing",
    );
  });

  it("never shortens a pause by a second, shorter one", () => {
    const held = reduceUploads(withOne, { type: "held", untilMs: 900 });
    expect(reduceUploads(held, { type: "held", untilMs: 100 }).heldUntilMs).toBe(900);
  });

  it("counts all bytes of a file that is sent, and none of one that waits", () => {
    const bytes = phases.map((phase) => inPhase(phase).items.map(toSentBytes)[0]);
    expect(bytes).toEqual([0, 0, 3, 5, 0, 5, 0, 0, 0]);
  });

  it("loses no file, whatever happens, unless it was dismissed", () => {
    const ids = ["a", "b", "c"];
    const event: fc.Arbitrary<UploadEvent> = fc.oneof(
      fc.record({
        type: fc.constant("moved" as const),
        id: fc.constantFrom(...ids),
        phase: fc.constantFrom(...phases),
      }),
      fc.record({ type: fc.constantFrom("stalled" as const, "cut-off" as const), id: fc.constantFrom(...ids) }),
      fc.record({
        type: fc.constantFrom("cancelled" as const, "retried" as const),
        ids: fc.subarray(ids).map((some) => new Set(some)),
      }),
      fc.constant({ type: "network-returned" as const }),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        const start = reduceUploads(emptyUploadState, { type: "added", items: ids.map((id) => ({ id, file })) });
        expect(events.reduce(reduceUploads, start).items.map((item) => item.id)).toEqual(ids);
      }),
    );
  });
});
