import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  failure,
  json,
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
import { unclearAnswers } from "@/lib/testing/unclear-answers";
import type { Timing } from "./retry";

let api: ScriptedApi;
let clock: PauseClock;
beforeEach(async () => {
  api = await startScriptedApi();
  clock = { atMs: 0, pausesMs: [] };
});
afterEach(() => api.close());

const connect = (timing?: Partial<Timing>) => connectScripted(api.origin, clock, timing);

describe("an upload whose fate is unclear", () => {
  it.each(unclearAnswers)(
    "after %s is sent once and reported as unreachable, not as refused",
    async (_name, answer) => {
      api.script(answer);
      await expect(connect().upload(source)).rejects.toMatchObject({ code: "upstream-unreachable" });
      expect(api.seen).toHaveLength(1);
    },
  );

  it("after silence ends at its deadline", async () => {
    api.script(silence);
    await expect(connect({ uploadMs: 60 }).upload(source)).rejects.toMatchObject({
      code: "upstream-unreachable",
      detail: expect.stringContaining("no answer within 60 ms") as string,
    });
    expect(api.seen).toHaveLength(1);
  });

  it("can be found again by its mark when the reply was lost after the effect", async () => {
    const kept: { meta: unknown }[] = [];
    api.script(
      (response, request) => {
        const mark = /"_u":"([^"]+)"/.exec(request.body.toString("latin1"))?.[1];
        kept.push({ ...image, meta: { _u: mark } });
        response.socket?.resetAndDestroy();
      },
      (response, request) => {
        const mark = new URL(request.url, api.origin).searchParams.get("meta._u[eq]");
        const images = kept.filter(({ meta }) => (meta as { _u: string })._u === mark);
        response.end(JSON.stringify({ success: true, errors: [], result: { images, continuation_token: null } }));
      },
    );
    const upstream = connect();
    await expect(upstream.upload(source, { metadata: { _u: "mark-1" } })).rejects.toMatchObject({
      code: "upstream-unreachable",
    });
    const found = await upstream.listImages({ limit: 10, order: "desc", meta: { _u: "mark-1" } });
    expect(found.images.map(({ id }) => id)).toEqual(["x"]);
  });
});

describe("a definite no", () => {
  const refusals: readonly (readonly [Scripted, object])[] = [
    [
      { status: 415, body: "ERROR 5455: Uploaded image must have image/jpeg content-type" },
      {
        code: "not-an-image",
        upstreamCode: 5455,
        detail:
          "Cloudflare 5455: Uploaded image must have image/jpeg content-type. Save the picture as JPEG, PNG, WebP, GIF, HEIC or SVG and try again.",
      },
    ],
    [
      { status: 413, body: "ERROR 5443: too many pixels" },
      { code: "image-too-large", upstreamCode: 5443 },
    ],
    [{ status: 413, body: "" }, { code: "image-too-large" }],
    [
      json({ success: false, errors: [{ code: 5400, message: "Bad metadata" }], result: null }),
      { code: "upstream-refused", upstreamCode: 5400 },
    ],
    [json({ success: false, errors: [], result: null }), { code: "upstream-refused" }],
    [failure(403, 10_000, "Authentication error"), { code: "upstream-unauthorised", upstreamCode: 10_000 }],
    [failure(403, 5453, "Quota"), { code: "upstream-refused", upstreamCode: 5453 }],
    [{ status: 401, body: "who are you" }, { code: "upstream-unauthorised" }],
    [failure(404, 7003, "No route for the URI."), { code: "misconfigured" }],
  ];

  it.each(refusals)("keeps Cloudflare's code and words and is never repeated (%#)", async (answer, expected) => {
    api.script(answer);
    await expect(connect().upload(source)).rejects.toMatchObject(expected);
    await expect(connect().getImage("x")).rejects.toMatchObject(expected);
    expect(api.seen).toHaveLength(2);
  });

  it("carries no control characters and no markup of the other side", async () => {
    api.script({ status: 400, body: "<b>bad</b>\u001b[31m\r\nX-Injected: 1" });
    await expect(connect().getImage("x")).rejects.toMatchObject({
      detail: expect.stringMatching(/^Cloudflare: bad \[31m X-Injected: 1\./) as string,
    });
  });
});

describe("a dead address", () => {
  it("is unreachable, for an upload too", async () => {
    const upstream = connect();
    await api.close();
    await expect(upstream.upload(source)).rejects.toMatchObject({ code: "upstream-unreachable" });
    await expect(upstream.check()).resolves.toMatchObject({ isUsable: false });
    api = await startScriptedApi();
  });
});

describe("a redirect of the API", () => {
  it("is not followed: the credentials stay where they were meant for", async () => {
    const other = await startScriptedApi();
    other.script(success(image));
    api.script({ status: 302, body: "", headers: { location: `${other.origin}/stolen` } });
    await expect(connect().upload(source)).rejects.toMatchObject({ code: "upstream-unreachable" });
    expect(other.seen).toHaveLength(0);
    await other.close();
  });
});
