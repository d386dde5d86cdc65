import type { RequestListener } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { serveToFetch } from "@/lib/testing/client/serve-to-fetch";
import { apiFetch, apiResponse, toShownProblem } from "./api-fetch";
import { apiPath } from "./api-path";
import { parseRetryAfterSeconds, ProblemError } from "./problem-error";
import { onSessionLost } from "./session-lost";

let close = async () => {};
const serve = async (listener: RequestListener) => {
  ({ close } = await serveToFetch(listener));
};
afterEach(async () => {
  await close();
  close = async () => {};
});

const answer =
  (status: number, body: unknown, headers: Record<string, string> = {}): RequestListener =>
  (_request, response) => {
    response.writeHead(status, headers).end(typeof body === "string" ? body : JSON.stringify(body));
  };
const caught = async (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => expect.unreachable("the call should have failed"),
    (error: unknown) => error,
  );
const told = {
  type: "about:blank",
  title: "Cloudflare asks us to wait",
  status: 429,
  detail: "Wait a little.",
  code: "upstream-rate-limited",
  requestId: "req-1",
  isRetryable: true,
  fields: [{ field: "file", message: "later" }],
};

describe("apiFetch", () => {
  it("sends JSON with the header no plain form can set, and the query without gaps", async () => {
    const seen: string[] = [];
    await serve((request, response) => {
      seen.push(`${request.method} ${request.url} ${String(request.headers["x-vitrine-client"])}`);
      void request.toArray().then((parts: Buffer[]) => {
        seen.push(Buffer.concat(parts).toString());
        response.end('{"ok":true}');
      });
    });
    const query = { q: "a b&c", cursor: undefined, permanent: true };
    expect(await apiFetch("/api/x", { method: "POST", query, body: { n: 1 } })).toEqual({ ok: true });
    expect(seen).toEqual(["POST /api/x?q=a+b%26c&permanent=true web", '{"n":1}']);
  });

  it("encodes an id whole, so that its slashes are no path", async () => {
    const seen: (string | undefined)[] = [];
    await serve((request, response) => {
      seen.push(request.url);
      response.end("{}");
    });
    await apiFetch(apiPath.image("shop/a%2Fb é"));
    expect(seen).toEqual(["/api/images/shop%2Fa%252Fb%20%C3%A9"]);
  });

  it("answers nothing for 204", async () => {
    await serve((_request, response) => response.writeHead(204).end());
    expect(await apiFetch("/api/x")).toBeUndefined();
  });

  it("throws the problem document as it stands, with the pause the server asks for", async () => {
    await serve(answer(429, told, { "Retry-After": "7" }));
    const error = await caught(apiFetch("/api/x"));
    expect(error).toBeInstanceOf(ProblemError);
    const { type: _type, ...shown } = told;
    expect(error).toMatchObject({ ...shown, retryAfterSeconds: 7 });
  });

  it("makes a problem of an answer that is none, and keeps the request id", async () => {
    await serve(answer(502, "<h1>Bad gateway</h1>", { "X-Request-Id": "req-9" }));
    expect(await caught(apiFetch("/api/x"))).toMatchObject({
      status: 502,
      code: "http-502",
      isRetryable: true,
      requestId: "req-9",
    });
  });

  it("calls a lost connection a retryable network problem", async () => {
    await serve((request) => request.socket.destroy());
    expect(await caught(apiFetch("/api/x"))).toMatchObject({ code: "network", status: 0, isRetryable: true });
  });

  it("calls a body that breaks off a network problem too", async () => {
    await serve((_request, response) => {
      response.writeHead(200, { "Content-Length": "100" });
      response.write('{"half":');
      setImmediate(() => response.destroy());
    });
    expect(await caught(apiFetch("/api/x"))).toMatchObject({ code: "network" });
  });

  it("passes an abort as an abort", async () => {
    await serve(() => {});
    const controller = new AbortController();
    const call = caught(apiFetch("/api/x", { signal: controller.signal }));
    controller.abort();
    expect(await call).toMatchObject({ name: "AbortError" });
  });
});

describe("a lost session", () => {
  const unsigned = { ...told, status: 401, code: "unsigned" };

  it("is announced once per refused call, and to nobody after they stopped listening", async () => {
    let announcedCount = 0;
    const stop = onSessionLost(() => (announcedCount += 1));
    await serve(answer(401, unsigned));
    await caught(apiResponse("/api/x"));
    expect(announcedCount).toBe(1);
    stop();
    await caught(apiResponse("/api/x"));
    expect(announcedCount).toBe(1);
  });

  it("is not announced for a wrong password, nor to a caller who expects it", async () => {
    let announcedCount = 0;
    const stop = onSessionLost(() => (announcedCount += 1));
    await serve((request, response) => {
      const code = request.url === "/wrong" ? "wrong-credentials" : "unsigned";
      response.writeHead(401).end(JSON.stringify({ ...unsigned, code }));
    });
    await caught(apiFetch("/wrong"));
    await caught(apiFetch("/api/session", { mayBeUnsigned: true }));
    expect(announcedCount).toBe(0);
    stop();
  });
});

describe("parseRetryAfterSeconds", () => {
  it("reads seconds and dates, and nothing else", () => {
    const nowMs = Date.parse("2026-01-01T00:00:00Z");
    expect(parseRetryAfterSeconds("30", nowMs)).toBe(30);
    expect(parseRetryAfterSeconds("Thu, 01 Jan 2026 00:00:10 GMT", nowMs)).toBe(10);
    expect(parseRetryAfterSeconds("Wed, 31 Dec 2025 00:00:00 GMT", nowMs)).toBe(0);
    expect(parseRetryAfterSeconds("soon", nowMs)).toBeUndefined();
    expect(parseRetryAfterSeconds("", nowMs)).toBeUndefined();
    expect(parseRetryAfterSeconds(null, nowMs)).toBeUndefined();
  });
});

describe("toShownProblem", () => {
  it("keeps a problem and wraps anything else with its words", () => {
    const problem = toShownProblem(new Error("canvas is gone"));
    expect(toShownProblem(problem)).toBe(problem);
    expect(problem.detail).toBe("canvas is gone");
    expect(toShownProblem("plain").detail).toBe("plain");
  });
});
