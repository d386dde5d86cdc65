import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  failure,
  json,
  reset,
  type ScriptedApi,
  type Scripted,
  silence,
  startScriptedApi,
  success,
} from "@/lib/testing/scripted-api";
import {
  connectScripted,
  type PauseClock,
  scriptedImage as image,
  scriptedSource as source,
} from "@/lib/testing/scripted-upstream";
import { html502, unclearAnswers } from "@/lib/testing/unclear-answers";
import type { Timing } from "./retry";

let api: ScriptedApi;
let clock: PauseClock;
beforeEach(async () => {
  api = await startScriptedApi();
  clock = { atMs: 0, pausesMs: [] };
});
afterEach(() => api.close());

const connect = (timing?: Partial<Timing>) => connectScripted(api.origin, clock, timing);

describe("a repeatable call", () => {
  it.each(unclearAnswers)("after %s tries again and succeeds", async (_name, answer) => {
    api.script(answer, answer, success(image));
    expect((await connect().getImage("x")).id).toBe("x");
    expect(api.seen).toHaveLength(3);
    expect(clock.pausesMs).toEqual([250, 500]);
  });

  it("gives up after four attempts", async () => {
    api.script(html502);
    await expect(connect().getImage("x")).rejects.toMatchObject({ code: "upstream-unreachable" });
    expect(api.seen).toHaveLength(4);
  });

  it("gives up when the next pause would pass the budget", async () => {
    api.script(html502);
    await expect(connect({ budgetMs: 600 }).getImage("x")).rejects.toMatchObject({ code: "upstream-unreachable" });
    expect(clock.pausesMs).toEqual([250]);
  });

  it("after silence tries again", async () => {
    api.script(silence, success(image));
    expect((await connect({ attemptMs: 60 }).getImage("x")).id).toBe("x");
  });

  it("spreads its pauses: half of each is chance", async () => {
    api.script(html502, html502, html502, success(image));
    await connect({ random: () => 0 }).getImage("x");
    expect(clock.pausesMs).toEqual([125, 250, 500]);
  });

  it("takes a delete for done when only its answer was lost", async () => {
    api.script(reset, failure(404, 5404, "Image not found"));
    expect(await connect().deleteImage("x")).toBe(true);
  });

  it("does not claim a delete that never ran", async () => {
    api.script(json({}, 429, { "retry-after": "1" }), failure(404, 5404, "Image not found"));
    expect(await connect().deleteImage("x")).toBe(false);
  });
});

describe("429", () => {
  const tooMany = (seconds: string): Scripted =>
    json({ success: false, errors: [{ code: 971, message: "Please wait" }], result: null }, 429, {
      "retry-after": seconds,
    });

  it("is waited out for as long as it says", async () => {
    api.script(tooMany("7"), success(image));
    expect((await connect().getImage("x")).id).toBe("x");
    expect(clock.pausesMs).toEqual([7000]);
  });

  it("that outlasts the budget is told at once, with its seconds", async () => {
    api.script(tooMany("300"));
    await expect(connect().getImage("x")).rejects.toMatchObject({
      code: "upstream-rate-limited",
      retryAfterSeconds: 300,
    });
    expect(api.seen).toHaveLength(1);
  });

  it("stops every other call of the same client until then, uploads too", async () => {
    api.script(tooMany("300"), success(image));
    const upstream = connect();
    await expect(upstream.getImage("x")).rejects.toMatchObject({ code: "upstream-rate-limited" });
    clock.atMs += 100_000;
    await expect(upstream.upload(source)).rejects.toMatchObject({
      code: "upstream-rate-limited",
      retryAfterSeconds: 200,
    });
    expect(api.seen).toHaveLength(1);
    clock.atMs += 200_000;
    expect((await upstream.upload(source)).id).toBe("x");
  });

  it("without a time is tried again with growing pauses", async () => {
    api.script({ status: 429, body: "slow down" }, success(image));
    expect((await connect().getImage("x")).id).toBe("x");
    expect(clock.pausesMs).toEqual([250]);
  });
});

describe("cancelling", () => {
  it("ends a call under way", async () => {
    const controller = new AbortController();
    api.script(() => controller.abort());
    await expect(connect().getImage("x", { signal: controller.signal })).rejects.toMatchObject({ code: "cancelled" });
    expect(api.seen).toHaveLength(1);
  });

  it("ends an upload under way", async () => {
    const controller = new AbortController();
    api.script(() => controller.abort());
    await expect(connect().upload(source, { signal: controller.signal })).rejects.toMatchObject({ code: "cancelled" });
  });

  it("before the call sends nothing", async () => {
    await expect(connect().upload(source, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: "cancelled",
    });
    expect(api.seen).toHaveLength(0);
  });

  it("ends a pause", async () => {
    const controller = new AbortController();
    api.script(html502);
    const wait: Timing["wait"] = (_ms, signal) => {
      controller.abort();
      return Promise.reject(new DOMException(String(signal?.aborted), "AbortError"));
    };
    await expect(connect({ wait }).getImage("x", { signal: controller.signal })).rejects.toMatchObject({
      code: "cancelled",
    });
  });
});
