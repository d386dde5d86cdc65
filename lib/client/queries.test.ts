import type { RequestListener, ServerResponse } from "node:http";
import { MutationObserver, QueryClient, type QueryKey } from "@tanstack/react-query";
import { afterEach, describe, expect, it } from "vitest";
import { buildListedImage } from "@/lib/testing/client/build-listed-image";
import { serveToFetch } from "@/lib/testing/client/serve-to-fetch";
import { previewHeaders } from "@/lib/contracts/preview-headers";
import { actOnEach, toBulkOptions } from "./image-mutations";
import type { ImagePages } from "./image-pages";
import { findListedImage, imageQuery, imagesQuery } from "./images";
import { parsePreviewFacts, previewQuery, revokeDroppedPreviews } from "./preview";
import { ProblemError, toNetworkProblem } from "./problem-error";
import { createQueryClient, isWorthAnotherTry, toRetryDelayMs } from "./query-client";
import { sessionQuery } from "./session";
import { refreshImageLists, showUploadedImage } from "./uploaded-images";

let close = async () => {};
const serve = async (listener: RequestListener) => {
  ({ close } = await serveToFetch(listener));
};
const clients: QueryClient[] = [];
const openClient = () => {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: "always" } } });
  clients.push(client);
  return client;
};
afterEach(async () => {
  for (const client of clients.splice(0)) client.clear();
  await close();
  close = async () => {};
});

const json = (response: ServerResponse, body: unknown, status = 200) =>
  response.writeHead(status).end(JSON.stringify(body));
const listOf = (...ids: string[]): ImagePages => ({
  pageParams: [null],
  pages: [{ items: ids.map((id) => buildListedImage(id)), total: ids.length, nextCursor: null }],
});
const idsIn = (client: QueryClient, key: QueryKey) =>
  client.getQueryData<ImagePages>(key)?.pages.flatMap((page) => page.items.map((item) => item.id));
const ready = imagesQuery().queryKey;
const trashed = imagesQuery({ state: "trashed" }).queryKey;
const refusal = new ProblemError({ status: 403, code: "forbidden", title: "No", detail: "No.", isRetryable: false });

describe("imagesQuery", () => {
  it("asks page after page with the marker of the last one", async () => {
    const asked: (string | undefined)[] = [];
    await serve((request, response) => {
      asked.push(request.url);
      const isFirst = !request.url?.includes("cursor=");
      json(response, { items: [buildListedImage(isFirst ? "a" : "b")], total: 2, nextCursor: isFirst ? "m/2" : null });
    });
    const client = openClient();
    const list = await client.fetchInfiniteQuery({ ...imagesQuery({ q: " cat ", sort: "filename" }), pages: 3 });
    expect(asked).toEqual([
      "/api/images?q=cat&sort=filename&state=ready&limit=100",
      "/api/images?q=cat&sort=filename&state=ready&limit=100&cursor=m%2F2",
    ]);
    expect(list.pages.map((page) => page.total)).toEqual([2, 2]);
  });

  it("gives the same list to filters that mean the same", () => {
    expect(imagesQuery({ q: "  " }).queryKey).toEqual(ready);
    expect(imagesQuery({ sort: "sizeBytes" }).queryKey).not.toEqual(ready);
  });
});

describe("imageQuery", () => {
  it("asks for one image by its encoded id, and a list may stand in until then", async () => {
    await serve((request, response) => json(response, buildListedImage(request.url ?? "")));
    const client = openClient();
    expect((await client.fetchQuery(imageQuery("a/b"))).id).toBe("/api/images/a%2Fb");
    client.setQueryData<ImagePages>(ready, listOf("x", "y"));
    expect(findListedImage(client, "y")?.id).toBe("y");
    expect(findListedImage(client, "z")).toBeUndefined();
  });
});

describe("an action on many images", () => {
  const startTrash = (client: QueryClient, act: (id: string) => Promise<unknown>, ids: string[]) =>
    new MutationObserver(client, toBulkOptions(client, { from: "ready" }, act)).mutate(ids);

  it("takes them out of the lists at once, before the server has answered", async () => {
    const client = openClient();
    client.setQueryData<ImagePages>(ready, listOf("a", "b", "c"));
    client.setQueryData<ImagePages>(trashed, listOf("b"));
    let answerAll = () => {};
    const gate = new Promise<void>((resolve) => {
      answerAll = resolve;
    });
    const call = startTrash(client, () => gate, ["a", "b"]);
    await new Promise((resolve) => setImmediate(resolve));
    expect(idsIn(client, ready)).toEqual(["c"]);
    expect(idsIn(client, trashed)).toEqual(["b"]);
    answerAll();
    expect(await call).toEqual({ done: ["a", "b"], failed: [] });
    expect(client.getQueryState(trashed)?.isInvalidated).toBe(true);
  });

  it("puts back exactly those the server refused, and says why", async () => {
    const client = openClient();
    client.setQueryData<ImagePages>(ready, listOf("a", "b", "c"));
    const act = async (id: string) => {
      if (id === "b") throw refusal;
    };
    const result = await startTrash(client, act, ["a", "b"]);
    expect(result).toEqual({ done: ["a"], failed: [{ id: "b", problem: refusal }] });
    expect(idsIn(client, ready)).toEqual(["b", "c"]);
  });

  it("runs at most six calls at once, each id once, and does not stop at a failure", async () => {
    let running = 0;
    let most = 0;
    const asked: string[] = [];
    const ids = Array.from({ length: 30 }, (_, index) => `id-${index}`);
    const result = await actOnEach([...ids, "id-3"], async (id) => {
      asked.push(id);
      most = Math.max(most, (running += 1));
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      if (id === "id-0") throw new Error("odd");
    });
    expect(most).toBe(6);
    expect(asked.toSorted()).toEqual(ids.toSorted());
    expect(result.done).toHaveLength(29);
    expect(result.failed).toMatchObject([{ id: "id-0", problem: { detail: "odd" } }]);
  });
});

describe("a finished upload", () => {
  it("is shown first in the newest-first library, and nowhere it may not belong", () => {
    const client = openClient();
    const byName = imagesQuery({ sort: "filename" }).queryKey;
    client.setQueryData<ImagePages>(ready, listOf("a"));
    client.setQueryData<ImagePages>(byName, listOf("a"));
    showUploadedImage(client, buildListedImage("n"));
    expect(idsIn(client, ready)).toEqual(["n", "a"]);
    expect(idsIn(client, byName)).toEqual(["a"]);
  });

  it("makes no list of its own where none was loaded, and at the end every list is asked for again", async () => {
    const client = openClient();
    showUploadedImage(client, buildListedImage("n"));
    expect(client.getQueryData(ready)).toBeUndefined();
    client.setQueryData<ImagePages>(trashed, listOf("a"));
    await refreshImageLists(client);
    expect(client.getQueryState(trashed)?.isInvalidated).toBe(true);
  });
});

describe("previewQuery", () => {
  const headers = {
    [previewHeaders.format]: "webp",
    [previewHeaders.widthPx]: "1080",
    [previewHeaders.heightPx]: "720",
    [previewHeaders.sizeBytes]: "12345",
    [previewHeaders.originalBytes]: "99999",
    [previewHeaders.durationMs]: "41.5",
    [previewHeaders.cache]: "hit",
    [previewHeaders.url]: "http://localhost/x/default",
  };
  const choice = { variant: "default", device: "mobile", dpr: 2 } as const;

  it("answers the received bytes and the measured facts", async () => {
    await serve((request, response) => {
      expect(request.url).toBe("/api/images/a%2Fb/preview?variant=default&device=mobile&dpr=2");
      response.writeHead(200, { ...headers, "Content-Type": "image/webp" }).end("picture");
    });
    const client = openClient();
    const preview = await client.fetchQuery(previewQuery("a/b", choice));
    expect(preview.facts).toMatchObject({ format: "webp", widthPx: 1080, sizeBytes: 12345, durationMs: 41.5 });
    const bytes = await (await import("node:buffer")).resolveObjectURL(preview.url)?.text();
    expect(bytes).toBe("picture");
    URL.revokeObjectURL(preview.url);
  });

  it("shows no made-up figure when one is missing", () => {
    const { [previewHeaders.sizeBytes]: _gone, ...rest } = headers;
    expect(() => parsePreviewFacts(new Headers(rest))).toThrow(ProblemError);
    expect(() => parsePreviewFacts(new Headers({ ...headers, [previewHeaders.widthPx]: "wide" }))).toThrow(
      /X-Preview-Width/,
    );
  });

  it("frees the bytes of a preview when it is replaced and when it is dropped, and no others", () => {
    const client = openClient();
    const revoked: string[] = [];
    revokeDroppedPreviews(client, (url) => revoked.push(url));
    const key = previewQuery("a", choice).queryKey;
    const facts = parsePreviewFacts(new Headers(headers));
    client.setQueryData(key, { url: "blob:1", facts });
    client.setQueryData(ready, listOf("a"));
    expect(revoked).toEqual([]);
    client.setQueryData(key, { url: "blob:2", facts });
    expect(revoked).toEqual(["blob:1"]);
    client.removeQueries({ queryKey: key });
    client.removeQueries({ queryKey: ready });
    expect(revoked).toEqual(["blob:1", "blob:2"]);
  });
});

describe("sessionQuery", () => {
  it("answers nobody for 401, the person for 200, and throws for the rest", async () => {
    let status = 401;
    const person = { user: { id: "1", email: "a@b.c", name: "A", role: "owner" } };
    await serve((_request, response) => json(response, person, status));
    const client = openClient();
    expect(await client.fetchQuery(sessionQuery())).toBeNull();
    status = 200;
    client.clear();
    expect(await client.fetchQuery(sessionQuery())).toEqual(person);
    status = 500;
    client.clear();
    await expect(client.fetchQuery(sessionQuery())).rejects.toMatchObject({ status: 500 });
  });
});

describe("trying a query again", () => {
  const asking = (retryAfterSeconds: number) =>
    new ProblemError({ status: 503, code: "busy", title: "Busy", detail: "", isRetryable: true, retryAfterSeconds });

  it("happens for what may pass by itself, twice at most", () => {
    expect(isWorthAnotherTry(0, toNetworkProblem())).toBe(true);
    expect(isWorthAnotherTry(2, toNetworkProblem())).toBe(false);
    expect(isWorthAnotherTry(0, refusal)).toBe(false);
    expect(isWorthAnotherTry(0, new TypeError("a fault of ours"))).toBe(false);
  });

  it("waits as asked, and says so at once rather than keep a person waiting too long", () => {
    expect(toRetryDelayMs(1, asking(3))).toBe(3000);
    expect(toRetryDelayMs(1, toNetworkProblem())).toBe(1000);
    expect(isWorthAnotherTry(0, asking(10))).toBe(true);
    expect(isWorthAnotherTry(0, asking(11))).toBe(false);
  });

  it("is how the page's own client behaves, also without a network", () => {
    const client = createQueryClient();
    clients.push(client);
    expect(client.getDefaultOptions().queries).toMatchObject({ networkMode: "always", retry: isWorthAnotherTry });
  });
});
