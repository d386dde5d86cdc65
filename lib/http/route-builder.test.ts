import { describe, expect, it } from "vitest";
import { z } from "zod";
import { problem } from "@/lib/contracts/problem";
import type { Role } from "@/lib/contracts/role";
import { AppError } from "@/lib/errors/app-error";
import { jsonBody } from "./json-body";
import type { Log } from "./log";
import { createRefusals } from "./refusals";
import { Reply } from "./reply";
import type { Actor, CallScope, RouteDeps } from "./route";
import { createRouteBuilder } from "./route-builder";
import { createSiteGuard } from "./site-guard";

type Line = { level: keyof Log; fields: Record<string, unknown>; message: string };
type PublicContext = { scope: CallScope };
type MemberContext = { scope: CallScope; actor: Actor };

const actorOf = (role: Role): Actor => ({ id: "u1", role, email: "ada@example.org", name: "Ada" });

const setUp = ({ role, isAnswerChecked = true }: { role?: Role; isAnswerChecked?: boolean } = {}) => {
  const lines: Line[] = [];
  const at = (level: keyof Log) => (fields: Record<string, unknown>, message: string) =>
    void lines.push({ level, fields, message });
  const deps: RouteDeps<PublicContext, MemberContext> = {
    site: createSiteGuard({ publicUrl: "http://localhost:3000", host: "127.0.0.1", port: 3000 }),
    log: { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") },
    spool: { stage: () => Promise.reject(new Error("unused")), discard: () => Promise.resolve() },
    isAnswerChecked,
    findActor: () => Promise.resolve(role === undefined ? undefined : actorOf(role)),
    createPublicContext: (scope) => ({ scope }),
    createMemberContext: (scope, actor) => ({ scope, actor }),
  };
  const loadDeps = () => Promise.resolve(deps);
  return { lines, defineRoute: createRouteBuilder(loadDeps), ...createRefusals(loadDeps) };
};

const request = (target = "/api/things/a%2Fb?count=2", init: RequestInit = {}): Request =>
  new Request(`http://localhost:3000${target}`, {
    ...init,
    headers: { host: "localhost:3000", "sec-fetch-site": "same-origin", ...(init.headers as Record<string, string>) },
  });
const readProblem = async (response: Response) => {
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  const body = problem.parse(await response.json());
  expect(body.requestId).toBe(response.headers.get("x-request-id"));
  expect(body.status).toBe(response.status);
  return body;
};
const base = { path: "/api/things/{id}", summary: "A thing" } as const;

describe("a good call", () => {
  it("gets its parsed parts, and answers JSON that no cache keeps", async () => {
    const { defineRoute } = setUp({ role: "viewer" });
    const handler = defineRoute({
      ...base,
      access: "viewer",
      params: z.object({ id: z.string() }),
      query: z.object({ count: z.coerce.number() }),
      body: jsonBody(z.object({ name: z.string() })),
      status: 201,
      run: ({ actor }, { params, query, body }) => ({ ...params, ...query, ...body, by: actor.id }),
    });
    const response = await handler(
      request(undefined, { method: "POST", body: '{"name":"x"}', headers: { "content-type": "application/json" } }),
    );
    expect(response.status).toBe(201);
    expect(await response.json()).toEqual({ id: "a/b", count: 2, name: "x", by: "u1" });
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    });
  });

  it("may be kept by the caller's own browser where the route says so, and a refusal never is", async () => {
    const { defineRoute } = setUp();
    const spec = { ...base, access: "public", cacheControl: "private, max-age=60" } as const;
    const kept = await defineRoute({ ...spec, run: () => ({}) })(request());
    expect([kept.headers.get("cache-control"), kept.headers.get("vary")]).toEqual(["private, max-age=60", "Cookie"]);
    const refused = defineRoute({ ...spec, run: () => Promise.reject(new AppError("not-found", { detail: "No." })) });
    expect((await refused(request())).headers.get("cache-control")).toBe("no-store");
  });

  it("may answer bytes, nothing, or cookies", async () => {
    const { defineRoute } = setUp();
    const bytes = defineRoute({
      ...base,
      access: "public",
      run: () => Reply.bytes(new Uint8Array([1, 2]), { "content-type": "image/webp" }),
    });
    const picture = await bytes(request());
    expect(picture.headers.get("content-type")).toBe("image/webp");
    expect(picture.headers.get("cache-control")).toBe("no-store");
    expect(new Uint8Array(await picture.arrayBuffer())).toEqual(new Uint8Array([1, 2]));
    const nothing = defineRoute({
      ...base,
      access: "public",
      status: 204,
      run: () => Reply.json(null).withCookies(["a=1", "b=2"]),
    });
    const empty = await nothing(request());
    expect([empty.status, await empty.text(), empty.headers.getSetCookie()]).toEqual([204, "", ["a=1", "b=2"]]);
  });

  it("keeps the caller's request id when it is harmless, and makes one otherwise", async () => {
    const { defineRoute } = setUp();
    const handler = defineRoute({ ...base, access: "public", run: ({ scope }) => scope.requestId });
    const given = await handler(request(undefined, { headers: { "x-request-id": "abc-12345" } }));
    expect([given.headers.get("x-request-id"), await given.json()]).toEqual(["abc-12345", "abc-12345"]);
    for (const odd of ["short", "a".repeat(65), 'x"}{"level":"error', "spaces in it"]) {
      const made = await handler(request(undefined, { headers: { "x-request-id": odd } }));
      expect(made.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  it("is told when the caller goes away", async () => {
    const { defineRoute, lines } = setUp();
    const leaving = new AbortController();
    const handler = defineRoute({
      ...base,
      access: "public",
      run: ({ scope }) => {
        leaving.abort();
        scope.signal.throwIfAborted();
        return "unreached";
      },
    });
    const response = await handler(request(undefined, { signal: leaving.signal }));
    expect((await readProblem(response)).code).toBe("cancelled");
    expect(lines.filter(({ level }) => level === "error")).toEqual([]);
  });
});

describe("access", () => {
  const rolesFromTop = ["owner", "editor", "contributor", "viewer"] as const;
  const answerTo = async (role: Role | undefined, access: Role) => {
    const { defineRoute } = setUp(role === undefined ? {} : { role });
    const response = await defineRoute({ ...base, access, run: () => "in" })(request());
    return response.status === 200 ? "in" : (await readProblem(response)).code;
  };

  it.each(rolesFromTop)("of a route for %s is for that role and those above", async (access) => {
    for (const role of rolesFromTop) {
      const isEnough = rolesFromTop.indexOf(role) <= rolesFromTop.indexOf(access);
      expect(await answerTo(role, access), role).toBe(isEnough ? "in" : "forbidden");
    }
    expect(await answerTo(undefined, access)).toBe("unsigned");
  });

  it("is decided before the body is read or a wrong query is named", async () => {
    const { defineRoute } = setUp();
    const query = z.object({ count: z.coerce.number() });
    const handler = defineRoute({ ...base, access: "viewer", query, run: () => "in" });
    expect((await readProblem(await handler(request("/api/things/a?count=x")))).code).toBe("unsigned");
  });

  it("is refused to other hosts, and to other sites' changes, before anyone is asked who they are", async () => {
    const { defineRoute } = setUp({ role: "owner" });
    const handler = defineRoute({ ...base, access: "viewer", run: () => "in" });
    const foreignHost = await handler(request(undefined, { headers: { host: "evil.example" } }));
    expect((await readProblem(foreignHost)).code).toBe("unknown-host");
    const foreignSite = await handler(
      request(undefined, { method: "POST", headers: { "sec-fetch-site": "cross-site" } }),
    );
    expect((await readProblem(foreignSite)).code).toBe("foreign-origin");
  });
});

describe("a fault", () => {
  const failWith = async (error: unknown) => {
    const { defineRoute, lines } = setUp();
    const handler = defineRoute({ ...base, access: "public", run: () => Promise.reject(error) });
    return { response: await handler(request()), lines };
  };

  it("that is known keeps its words, its code and its wait", async () => {
    const known = new AppError("upstream-rate-limited", {
      detail: "Cloudflare says: slow down.",
      upstreamCode: 10_429,
      retryAfterSeconds: 2.2,
      cause: new Error("inner words"),
    });
    const { response } = await failWith(known);
    expect(response.headers.get("retry-after")).toBe("3");
    const body = await readProblem(response);
    expect(body).toMatchObject({
      type: "urn:vitrine:error:upstream-rate-limited",
      status: 429,
      detail: "Cloudflare says: slow down.",
      upstreamCode: 10_429,
      isRetryable: true,
    });
    expect(JSON.stringify(body)).not.toContain("inner words");
  });

  it("that nobody foresaw is opaque to the caller and logged once, with its cause", async () => {
    const { response, lines } = await failWith(new TypeError("secret path /srv/x"));
    const body = await readProblem(response);
    expect(body.status).toBe(500);
    expect(JSON.stringify(body)).not.toMatch(/secret|srv|TypeError|stack/i);
    const errors = lines.filter(({ level }) => level === "error");
    expect(errors).toHaveLength(1);
    expect(errors[0]?.fields["requestId"]).toBe(body.requestId);
    expect((errors[0]?.fields["err"] as Error | undefined)?.cause).toBeInstanceOf(TypeError);
  });

  it("of our own settings shows the operator's words to nobody", async () => {
    const { response } = await failWith(new AppError("misconfigured", { detail: "the token in /etc/x is wrong" }));
    expect(JSON.stringify(await readProblem(response))).not.toContain("/etc/x");
  });

  it("in the query names each field", async () => {
    const { defineRoute } = setUp();
    const query = z.object({ limit: z.coerce.number().int().max(200), sort: z.enum(["a"]) });
    const handler = defineRoute({ ...base, access: "public", query, run: () => "in" });
    const body = await readProblem(await handler(request("/api/things/a?limit=900&sort=z")));
    expect(body.code).toBe("invalid-input");
    expect(body.fields?.map(({ field }) => field)).toEqual(["limit", "sort"]);
  });

  it("is an answer against its schema, while answers are checked", async () => {
    const spec = {
      ...base,
      access: "public",
      answer: z.object({ a: z.number() }),
      run: () => ({ a: "1" }) as never,
    } as const;
    const checked = await setUp().defineRoute(spec)(request());
    expect((await readProblem(checked)).code).toBe("internal");
    const trusted = await setUp({ isAnswerChecked: false }).defineRoute(spec)(request());
    expect(await trusted.json()).toEqual({ a: "1" });
  });
});

describe("what is not there", () => {
  it("answers 404 as a problem", async () => {
    const response = await setUp().nothingHere("/api/{rest}")(request("/api/nowhere/at/all"));
    expect((await readProblem(response)).code).toBe("not-found");
  });

  it("answers 405 as a problem, with the methods that are", async () => {
    const response = await setUp().methodNotAllowed("/api/things", ["GET", "POST"])(request());
    expect((await readProblem(response)).code).toBe("method-not-allowed");
    expect(response.headers.get("allow")).toBe("GET, POST");
  });
});
