import { performance } from "node:perf_hooks";
import { type Role, roles } from "@/lib/contracts/role";
import { AppError } from "@/lib/errors/app-error";
import type { Log } from "./log";
import { readPathParams } from "./path-params";
import { toAppError, toProblemResponse } from "./problem-response";
import { Reply } from "./reply";
import { toRequestId } from "./request-id";
import type { Actor, CallScope, RouteDeps, RouteHandler, RouteSpec } from "./route";

/** Nothing of the BFF is kept by a cache unless its route says so, read as another type, or run when opened by itself. */
const commonHeaders = {
  "cache-control": "no-store",
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
} as const;

const rankOf = (role: Role): number => roles.indexOf(role);

const requireRole = (actor: Actor | undefined, least: Role): Actor => {
  if (actor === undefined) throw new AppError("unsigned", { detail: "This needs a signed-in person." });
  if (rankOf(actor.role) > rankOf(least)) {
    throw new AppError("forbidden", { detail: `This needs the role ${least}; yours is ${actor.role}.` });
  }
  return actor;
};

/** `?a=1&a=2` -> the last one wins, as in a form with one field. */
const toQueryRecord = (url: URL): Record<string, string> => Object.fromEntries(url.searchParams);

type Spec = RouteSpec<unknown, unknown, unknown, unknown, unknown, unknown>;
type Deps = RouteDeps<unknown, unknown>;
type Call = Readonly<{ request: Request; url: URL; scope: CallScope; spec: Spec }>;

const enter = async ({ request, scope, spec }: Call, deps: Deps): Promise<unknown> => {
  if (spec.isAnyHostAllowed !== true) deps.site.requireOwnHost(request.headers);
  deps.site.requireOwnOrigin(request);
  if (spec.access === "public") return deps.createPublicContext(scope);
  return deps.createMemberContext(scope, requireRole(await deps.findActor(request.headers), spec.access));
};

const readInput = async ({ request, url, scope, spec }: Call, deps: Deps) => {
  const rawParams = readPathParams(spec.path, url.pathname);
  const params = spec.params === undefined ? rawParams : spec.params.parse(rawParams);
  const query = spec.query?.parse(toQueryRecord(url));
  const headers = spec.headers?.parse(Object.fromEntries(request.headers));
  const body = await spec.body?.read(request, { signal: scope.signal, spool: deps.spool });
  return { params, query, headers, body };
};

const requireFittingAnswer = (spec: Spec, value: unknown): void => {
  const checked = spec.answer?.safeParse(value);
  if (checked?.success !== false) return;
  throw new AppError("internal", { detail: `${spec.path} answers against its schema.`, cause: checked.error });
};

const write = (spec: Spec, result: unknown, deps: Deps): Response => {
  const reply = result instanceof Reply ? result : Reply.json(result);
  const { content, headers } = reply;
  const status = spec.status ?? 200;
  if (content.kind === "bytes") return new Response(content.body, { status, headers });
  if (status === 204) return new Response(null, { status, headers });
  if (deps.isAnswerChecked) requireFittingAnswer(spec, content.value);
  headers.set("content-type", "application/json");
  return new Response(JSON.stringify(content.value), { status, headers });
};

const refuse = (error: unknown, { request, url, scope }: Call): Response => {
  const known = toAppError(error);
  const { status, level } = known.record;
  const fields = { method: request.method, path: url.pathname, status, code: known.code };
  // A refusal is the caller's business: one line. A fault is ours: with all that led to it.
  const isFault = level === "error" || level === "warn";
  scope.log[level](isFault ? { ...fields, err: known } : fields, known.message);
  return toProblemResponse(known, scope.requestId);
};

const bindLog = (log: Log, requestId: string): Log => ({
  debug: (fields, message) => log.debug({ ...fields, requestId }, message),
  info: (fields, message) => log.info({ ...fields, requestId }, message),
  warn: (fields, message) => log.warn({ ...fields, requestId }, message),
  error: (fields, message) => log.error({ ...fields, requestId }, message),
});

const answer = async (request: Request, spec: Spec, loadDeps: () => Promise<Deps>): Promise<Response> => {
  const startedMs = performance.now();
  const deps = await loadDeps();
  const requestId = toRequestId(request.headers);
  const url = new URL(request.url);
  const log = bindLog(deps.log, requestId);
  const call = { request, url, spec, scope: { requestId, signal: request.signal, log, headers: request.headers } };
  let response: Response;
  try {
    const ctx = await enter(call, deps);
    response = write(spec, await spec.run(ctx, await readInput(call, deps)), deps);
  } catch (error) {
    response = refuse(error, call);
  }
  for (const [name, value] of Object.entries(commonHeaders)) response.headers.set(name, value);
  if (response.ok && spec.cacheControl !== undefined) {
    response.headers.set("cache-control", spec.cacheControl);
    // Another person at the same browser asks anew.
    response.headers.set("vary", "Cookie");
  }
  response.headers.set("x-request-id", requestId);
  const durationMs = Math.round(performance.now() - startedMs);
  log.debug({ method: request.method, path: url.pathname, status: response.status, durationMs }, "answered");
  return response;
};

/**
 * Makes `defineRoute`, the one way into the BFF. In order: request id, host and origin, access, parse, context, run,
 * write. `loadDeps` is asked at the first request, so that a build may load route files without a running product.
 */
export const createRouteBuilder =
  <PublicContext, MemberContext>(loadDeps: () => Promise<RouteDeps<PublicContext, MemberContext>>) =>
  <Params, Query, Headers, Body, Answer>(
    spec:
      | (RouteSpec<PublicContext, Params, Query, Headers, Body, Answer> & { access: "public" })
      | (RouteSpec<MemberContext, Params, Query, Headers, Body, Answer> & { access: Role }),
  ): RouteHandler => {
    const { run: _run, ...declaration } = spec;
    // The two unions meet again in `enter`: a public spec is given the public context, any other the member's.
    const erased = spec as unknown as Spec;
    return Object.assign((request: Request) => answer(request, erased, loadDeps), { declaration });
  };
