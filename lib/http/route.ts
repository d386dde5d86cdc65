import type { z } from "zod";
import type { Role } from "@/lib/contracts/role";
import type { BodyReader, Spool } from "./body-reader";
import type { Log } from "./log";
import type { Reply } from "./reply";
import type { SiteGuard } from "./site-guard";

/** Who may call: anyone, or people with at least this role. */
export type Access = "public" | Role;

export type Actor = Readonly<{ id: string; role: Role; email: string; name: string }>;

/** What is known of a call before the route's own work starts. */
export type CallScope = Readonly<{
  requestId: string;
  signal: AbortSignal;
  log: Log;
  headers: Headers;
}>;

/** What a route declares. `Answer` is checked in development and tests; a `Reply` brings its own headers. */
export type RouteSpec<Context, Params, Query, Headers, Body, Answer> = Readonly<{
  access: Access;
  /** Template with `{name}` parts, e.g. `/api/images/{id}`. */
  path: `/api/${string}`;
  summary: string;
  params?: z.ZodType<Params>;
  query?: z.ZodType<Query>;
  /** Reads a record of lower-case names. */
  headers?: z.ZodType<Headers>;
  body?: BodyReader<Body>;
  /** 200 where left out; 204 answers nothing. */
  status?: 200 | 201 | 204;
  answer?: z.ZodType<Answer>;
  /** Media type of an answer that is not JSON. */
  produces?: string;
  /** Where a good answer may be kept by the caller's own browser; nothing is where it is left out. */
  cacheControl?: `private, ${string}`;
  /** True where it is nothing to tell people about. */
  isHidden?: boolean;
  /** True for probes, which arrive under an address of their own. */
  isAnyHostAllowed?: boolean;
  run(
    ctx: Context,
    input: { params: Params; query: Query; headers: Headers; body: Body },
  ): Promise<Answer | Reply> | Answer | Reply;
}>;

/** The part of a route that describes it to people. */
export type RouteDeclaration = Omit<RouteSpec<never, unknown, unknown, unknown, unknown, unknown>, "run">;

export type RouteHandler = ((request: Request) => Promise<Response>) & { readonly declaration: RouteDeclaration };

/** Long-lived things the door needs. */
export type RouteDeps<PublicContext, MemberContext> = Readonly<{
  site: SiteGuard;
  log: Log;
  spool: Spool;
  /** True in development and tests: an answer that does not fit its schema is an error. */
  isAnswerChecked: boolean;
  /** The signed-in person, or undefined. */
  findActor(headers: Headers): Promise<Actor | undefined>;
  createPublicContext(scope: CallScope): PublicContext;
  createMemberContext(scope: CallScope, actor: Actor): MemberContext;
}>;
