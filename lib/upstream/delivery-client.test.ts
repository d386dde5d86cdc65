import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { reset, type ScriptedApi, silence, startScriptedApi } from "@/lib/testing/scripted-api";
import { createDeliver } from "./delivery-client";

let api: ScriptedApi;
beforeEach(async () => {
  api = await startScriptedApi();
});
afterEach(() => api.close());

const connect = (options: Partial<Parameters<typeof createDeliver>[0]> = {}) =>
  createDeliver({ origin: undefined, isPlainAllowed: true, idleMs: 5000, ...options });

const picture = { status: 200, body: "pixels", headers: { "content-type": "image/webp", vary: "Accept", etag: '"e"' } };

describe("deliver", () => {
  it("sends exactly the headers given and gives back status, headers and bytes", async () => {
    api.script(picture);
    const headers = {
      "User-Agent": "Mozilla/5.0 (iPhone)",
      Accept: "image/avif,image/webp,*/*",
      "Sec-CH-UA-Mobile": "?1",
      "Sec-CH-DPR": "3",
      "Sec-Fetch-Dest": "image",
    };
    const answer = await connect()({ url: `${api.origin}/h/i/public?x=%2F`, headers });
    expect(await new Response(answer.body).text()).toBe("pixels");
    expect([answer.status, answer.headers.get("vary"), answer.headers.get("etag")]).toEqual([200, "Accept", '"e"']);
    const { connection: _c, host, ...sent } = api.seen[0]?.headers ?? {};
    expect(sent).toEqual(
      Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    );
    expect([host, api.seen[0]?.url]).toEqual([new URL(api.origin).host, "/h/i/public?x=%2F"]);
  });

  it("dials the internal origin and no other, keeping the public name in Host", async () => {
    api.script(picture);
    const deliver = connect({ origin: { publicOrigin: "https://img.example.org", internalOrigin: api.origin } });
    await deliver({ url: "https://img.example.org/h/a%20b/public", headers: {} });
    await deliver({ url: "http://169.254.169.254/latest/meta", headers: {} });
    expect(api.seen.map(({ url, headers }) => [headers.host, url])).toEqual([
      ["img.example.org", "/h/a%20b/public"],
      ["169.254.169.254", "/latest/meta"],
    ]);
  });

  it.each(["//evil.example/x", "/\\evil.example/x"])(
    "does not leave the internal origin for the path %j",
    async (path) => {
      api.script(picture);
      const deliver = connect({ origin: { publicOrigin: "https://img.example.org", internalOrigin: api.origin } });
      const answer = await deliver({ url: `https://img.example.org${path}`, headers: {} });
      await answer.body?.cancel();
      expect(api.seen).toHaveLength(1);
    },
  );

  it.each([304, 204])("has no body at %i", async (status) => {
    api.script({ status, body: "", headers: { etag: '"e"' } });
    const answer = await connect()({ url: `${api.origin}/x`, headers: { "If-None-Match": '"e"' } });
    expect([answer.status, answer.body]).toEqual([status, null]);
  });

  it("hands out a redirect as the answer and goes nowhere", async () => {
    const other = await startScriptedApi();
    api.script({ status: 302, body: "", headers: { location: other.origin } });
    const answer = await connect()({ url: `${api.origin}/x`, headers: {} });
    await answer.body?.cancel();
    expect([answer.status, other.seen.length]).toEqual([302, 0]);
    await other.close();
  });

  it("hands out an error as the answer", async () => {
    api.script({ status: 404, body: "ERROR 9431: not found" });
    const answer = await connect()({ url: `${api.origin}/x`, headers: {} });
    expect([answer.status, await new Response(answer.body).text()]).toEqual([404, "ERROR 9431: not found"]);
  });

  it("is unreachable after a reset and after silence", async () => {
    api.script(reset, silence);
    await expect(connect()({ url: `${api.origin}/x`, headers: {} })).rejects.toMatchObject({
      code: "upstream-unreachable",
    });
    const deliver = connect({ idleMs: 50 });
    await expect(deliver({ url: `${api.origin}/x`, headers: {} })).rejects.toMatchObject({
      code: "upstream-unreachable",
    });
  });

  it("breaks the body when the connection breaks amid it", async () => {
    api.script((response) => {
      response.writeHead(200, { "content-length": "100" });
      response.write("half", () => response.socket?.resetAndDestroy());
    });
    const answer = await connect()({ url: `${api.origin}/x`, headers: {} });
    await expect(new Response(answer.body).text()).rejects.toThrow();
  });

  it("can be cancelled", async () => {
    const controller = new AbortController();
    api.script(() => controller.abort());
    const wanted = connect()({ url: `${api.origin}/x`, headers: {}, signal: controller.signal });
    await expect(wanted).rejects.toMatchObject({ code: "cancelled" });
  });

  it.each(["ftp://example.org/x", "file:///etc/passwd", "nonsense", "https://user:pw@example.org/x"])(
    "does not ask for %j",
    async (url) => {
      await expect(connect()({ url, headers: {} })).rejects.toMatchObject({ code: "invalid-input" });
    },
  );

  it("dials no plain address where the API is not plain", async () => {
    const deliver = connect({ isPlainAllowed: false });
    await expect(deliver({ url: `${api.origin}/x`, headers: {} })).rejects.toMatchObject({ code: "invalid-input" });
    expect(api.seen).toHaveLength(0);
  });

  it("refuses a header that would split the request", async () => {
    const wanted = connect()({ url: `${api.origin}/x`, headers: { Accept: "a\r\nX-Injected: 1" } });
    await expect(wanted).rejects.toMatchObject({ code: "invalid-input" });
  });
});
