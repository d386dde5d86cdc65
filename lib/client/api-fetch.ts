import { ProblemError, toNetworkProblem, toProblemError } from "./problem-error";
import { announceSessionLost } from "./session-lost";

/** Shows the server that a script of ours sends the request: no plain form can set it. */
export const clientHeader = { "X-Vitrine-Client": "web" } as const;

export type ApiRequest = {
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  query?: Readonly<Record<string, string | number | boolean | undefined>>;
  /** Sent as JSON. */
  body?: unknown;
  signal?: AbortSignal;
  /** The caller expects a 401 and deals with it: nobody is sent to sign in. */
  mayBeUnsigned?: boolean;
};

/**
 * Calls the server and answers its JSON (`undefined` for 204). The server checks its answers
 * against the contract, so the type is trusted here.
 * Throws ProblemError for every refusal and for no answer; an abort passes as AbortError.
 */
export async function apiFetch<Answer>(path: string, request: ApiRequest = {}): Promise<Answer> {
  const response = await apiResponse(path, request);
  if (response.status === 204) return undefined as Answer;
  return readBody(() => response.json() as Promise<Answer>);
}

/** As `apiFetch`, for answers that are not JSON. */
export async function apiResponse(path: string, request: ApiRequest = {}): Promise<Response> {
  const response = await send(path, request);
  if (response.ok) return response;
  const problem = toProblemError({
    status: response.status,
    body: await readBody(() => response.text()),
    retryAfter: response.headers.get("Retry-After"),
    requestId: response.headers.get("X-Request-Id"),
  });
  if (problem.code === "unsigned" && !request.mayBeUnsigned) announceSessionLost();
  throw problem;
}

/** Reads a body whose connection may break on the way. */
export async function readBody<Body>(read: () => Promise<Body>): Promise<Body> {
  try {
    return await read();
  } catch (cause) {
    throw isAbort(cause) ? cause : toNetworkProblem(cause);
  }
}

async function send(path: string, request: ApiRequest): Promise<Response> {
  const hasBody = request.body !== undefined;
  try {
    return await fetch(withQuery(path, request.query), {
      method: request.method ?? "GET",
      headers: {
        Accept: "application/json",
        ...clientHeader,
        ...(hasBody && { "Content-Type": "application/json" }),
      },
      credentials: "same-origin",
      ...(hasBody && { body: JSON.stringify(request.body) }),
      ...(request.signal && { signal: request.signal }),
    });
  } catch (cause) {
    throw isAbort(cause) ? cause : toNetworkProblem(cause);
  }
}

function withQuery(path: string, query: ApiRequest["query"]): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined) search.set(name, String(value));
  }
  return search.size === 0 ? path : `${path}?${search}`;
}

const isAbort = (cause: unknown): cause is Error => cause instanceof Error && cause.name === "AbortError";

/** Any thrown value as a ProblemError, so that screens show one kind. */
export function toShownProblem(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  return new ProblemError({
    status: 0,
    code: "unexpected",
    title: "The page met an error of its own",
    detail: error instanceof Error ? error.message : String(error),
    isRetryable: true,
    cause: error,
  });
}
