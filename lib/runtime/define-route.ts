import type { Auth } from "@/lib/auth/auth";
import type { Caller } from "@/lib/auth/sign-in";
import { createRefusals } from "@/lib/http/refusals";
import { createRouteBuilder } from "@/lib/http/route-builder";
import type { CallScope, RouteDeps } from "@/lib/http/route";
import { createSiteGuard } from "@/lib/http/site-guard";
import type { ServiceContext } from "@/lib/services/context";
import { isProduction } from "./build-mode";
import type { Runtime } from "./create-runtime";
import { peerHeader } from "./front-server";
import { getRuntime } from "./runtime";

/** What a route anyone may call gets. */
type PublicContext = Readonly<{ auth: Auth; caller: Caller; requireReady: Runtime["requireReady"] }>;

/** What a route for signed-in people gets; `wakeUpkeep` starts a round soon. */
type MemberContext = ServiceContext & Readonly<{ wakeUpkeep(): void }>;

type Deps = RouteDeps<PublicContext, MemberContext>;

const toDeps = ({ config, log, auth, services, upkeep, requireReady }: Runtime): Deps => ({
  site: createSiteGuard(config),
  log,
  spool: services.spool,
  isAnswerChecked: !isProduction,
  findActor: async (headers) => (await auth.findSession(headers))?.user,
  createPublicContext: ({ headers }) => ({
    auth,
    requireReady,
    caller: { headers, address: headers.get(peerHeader) ?? "unknown" },
  }),
  createMemberContext: ({ requestId, signal, log: bound }: CallScope, actor) => ({
    ...services,
    actor,
    requestId,
    signal,
    log: bound,
    wakeUpkeep: upkeep.wake,
  }),
});

const known = new WeakMap<Runtime, Deps>();

const loadDeps = async (): Promise<Deps> => {
  const runtime = await getRuntime();
  const deps = known.get(runtime) ?? toDeps(runtime);
  known.set(runtime, deps);
  return deps;
};

/** The one way to make a route of the BFF. */
export const defineRoute = createRouteBuilder(loadDeps);

/** Handlers for what is not there. */
export const { methodNotAllowed, nothingHere } = createRefusals(loadDeps);
