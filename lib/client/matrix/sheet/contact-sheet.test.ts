import { describe, expect, it } from "vitest";
import { ProblemError } from "../../problem-error";
import type { FigureQuestion } from "../figures";
import { laneCount } from "../matrix-run";
import { drawContactSheet, SheetTooLargeError, type SheetPicture, type SheetTools } from "./contact-sheet";
import { findSheetLayout } from "./sheet-layout";
import type { SheetAnswer, SheetOrder } from "./sheet-messages";

const variants = ["public", "tiny", "wide"];
const imageIds = ["a", "b", "c"];
const layout = findSheetLayout(variants.length, imageIds.length);
if (layout === undefined) throw new Error("nine pictures have a sheet");
const plan = { layout, title: "Nine", variants, imageIds };
const picture: SheetPicture = { source: new Blob(["x"]), lines: ["x"] };
const gone = new ProblemError({ status: 404, code: "not-found", title: "No", detail: "Gone.", isRetryable: false });
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

type Given = Partial<SheetTools> & { reply?: (order: SheetOrder) => SheetAnswer };

/** A painter that notes its orders, and pictures that come at once where nothing else is given. */
const open = ({ reply, ...given }: Given = {}) => {
  const orders: SheetOrder[] = [];
  const painted: number[] = [];
  const stop = new AbortController();
  let isClosed = false;
  const answer = (order: SheetOrder): SheetAnswer => {
    if (order.type === "begin") return { type: "begun", isReady: true };
    if (order.type === "finish") return { type: "finished", blob: new Blob(["sheet"]) };
    return { type: "painted", isDrawn: order.source !== null };
  };
  const tools: SheetTools = {
    painter: {
      send: (order) => {
        orders.push(order);
        return Promise.resolve((reply ?? answer)(order));
      },
      close: () => (isClosed = true),
    },
    ask: () => Promise.resolve(picture),
    toFailureLines: ({ imageId }, problem) => [imageId, problem.detail],
    wait: () => Promise.resolve(),
    onPainted: (count) => painted.push(count),
    signal: stop.signal,
    ...given,
  };
  return { orders, painted, stop, tools, hasClosed: () => isClosed, answer };
};

describe("a contact sheet", () => {
  it("has every image in every variant at its place, and tells how far it is", async () => {
    const { tools, orders, painted, hasClosed } = open();
    const sheet = await drawContactSheet(plan, tools);
    expect(await sheet.blob.text()).toBe("sheet");
    expect(sheet).toMatchObject({ missing: 0, unreadable: 0 });
    const cells = orders.flatMap((order) => (order.type === "cell" ? [`${order.row}${order.column}`] : []));
    expect(cells.toSorted()).toEqual(["00", "01", "02", "10", "11", "12", "20", "21", "22"]);
    expect(painted).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(hasClosed()).toBe(true);
  });

  it("holds no more than a few pictures at a time", async () => {
    const asked: ((given: SheetPicture) => void)[] = [];
    const { tools } = open({ ask: () => new Promise((resolve) => asked.push(resolve)) });
    const drawing = drawContactSheet(plan, tools);
    for (let done = 0; done < 9; done++) {
      await settle();
      expect(asked).toHaveLength(Math.min(9, done + laneCount));
      asked[done]?.(picture);
    }
    await expect(drawing).resolves.toMatchObject({ missing: 0 });
  });

  it("leaves a box empty with the reason where a picture did not come, and counts it", async () => {
    const ask = ({ imageId, variant }: FigureQuestion) =>
      imageId === "b" && variant === "tiny" ? Promise.reject(gone) : Promise.resolve(picture);
    const { tools, orders } = open({ ask });
    await expect(drawContactSheet(plan, tools)).resolves.toMatchObject({ missing: 1, unreadable: 0 });
    expect(orders).toContainEqual({ type: "cell", column: 1, row: 1, source: null, lines: ["b", "Gone."] });
  });

  it("counts what the browser cannot draw apart from what did not come", async () => {
    const { answer } = open();
    const reply = (order: SheetOrder): SheetAnswer =>
      order.type === "cell" ? { type: "painted", isDrawn: order.row !== 2 } : answer(order);
    const { tools } = open({ reply });
    await expect(drawContactSheet(plan, tools)).resolves.toMatchObject({ missing: 0, unreadable: 3 });
  });

  it("asks for nothing more once it is stopped, and lets go of the sheet", async () => {
    const asked: FigureQuestion[] = [];
    const { tools, stop, hasClosed } = open({
      ask: (question, signal) => {
        asked.push(question);
        return new Promise((_, reject) => signal.addEventListener("abort", () => reject(new Error("cut"))));
      },
    });
    const drawing = drawContactSheet(plan, tools);
    await settle();
    stop.abort();
    await expect(drawing).rejects.toThrow("aborted");
    await settle();
    expect(asked).toHaveLength(laneCount);
    expect(hasClosed()).toBe(true);
  });

  it("says so where the browser has no canvas of this size", async () => {
    const { tools, hasClosed } = open({ reply: () => ({ type: "begun", isReady: false }) });
    await expect(drawContactSheet(plan, tools)).rejects.toBeInstanceOf(SheetTooLargeError);
    expect(hasClosed()).toBe(true);
  });
});
