import { randomUUID } from "node:crypto";
import { availableParallelism } from "node:os";
import path from "node:path";
import { type Auth, createAuth } from "@/lib/auth/auth";
import type { Config } from "@/lib/config/load-config";
import { type Index, openIndex } from "@/lib/db/open-index";
import { type Engine, startEngine } from "@/lib/engine/engine";
import { AppError } from "@/lib/errors/app-error";
import type { Log } from "@/lib/http/log";
import { createSandbox } from "@/lib/sandbox/child-pool";
import type { ServiceDeps } from "@/lib/services/context";
import { AccountShelf } from "@/lib/services/account/account-shelf";
import { UploadsUnderWay } from "@/lib/services/images/uploads-under-way";
import { ScratchVariants } from "@/lib/services/variants/drafts/scratch-variants";
import { FileSystemStore } from "@/lib/storage/file-system-store";
import { createUpstream } from "@/lib/upstream/cloudflare-upstream";
import { lockFolder } from "@/lib/storage/folder-lock";
import { startImageUpkeep } from "./image-upkeep";
import { type Deliver, deliverNothing } from "./own-domain-delivery";
import type { Upkeep } from "./upkeep";
import { loadSessionSecret, loadUpstreamAccess, type UpstreamAccess } from "./upstream-access";

export type Runtime = Readonly<{
  config: Config;
  log: Log;
  auth: Auth;
  services: ServiceDeps;
  upkeep: Upkeep;
  /** Answers pictures on the console's own port, for deployments with one. */
  deliver: Deliver;
  /** Throws `busy` unless the index answers. */
  requireReady(): Promise<void>;
  /** Ends work under way, then the engine, the children and the databases. */
  close(): Promise<void>;
}>;

export type RuntimeOptions = Readonly<{
  config: Config;
  log: Log;
  /** Folder of the bundles that run in children. */
  sandboxFolder: string;
  /** Seconds between rounds of upkeep. */
  upkeepSeconds?: number;
}>;

const measureDeadlineMs = 20_000;
const measureQueue = 200;

const startOwnEngine = async (
  { config, log, sandboxFolder }: RuntimeOptions,
  { engine: secrets }: UpstreamAccess,
): Promise<Engine | undefined> => {
  if (secrets === undefined) return undefined;
  return startEngine({
    ...config.engine,
    secrets,
    log,
    dataDir: config.dataDir,
    pixelsChildFile: path.join(sandboxFolder, "pixels.mjs"),
    pixelSlots: availableParallelism(),
  });
};

const openServices = async (options: RuntimeOptions, access: UpstreamAccess, index: Index): Promise<ServiceDeps> => {
  const { config, log, sandboxFolder } = options;
  const internalOrigin = new URL(config.apiBaseUrl).origin;
  const deliveryOrigin = access.engine === undefined ? undefined : config.engine.publicUrl;
  const clock = (): Date => new Date();
  const upstream = createUpstream({
    baseUrl: config.apiBaseUrl,
    accountId: access.accountId,
    credentials: access.credentials,
    log,
    ...(deliveryOrigin !== undefined && { deliveryOrigin: { publicOrigin: deliveryOrigin, internalOrigin } }),
  });
  return {
    clock,
    images: index.images,
    focalPoints: index.focalPoints,
    privacyChanges: index.privacyChanges,
    devices: index.devices,
    people: index.people,
    uploads: index.uploads,
    uploadsUnderWay: new UploadsUnderWay(),
    audit: index.audit,
    leases: index.leases,
    // What lies here was not promised to anyone yet: a crash may lose it.
    spool: await FileSystemStore.open(path.join(config.dataDir, "spool"), { isDurable: false }),
    sandbox: createSandbox({
      childFile: path.join(sandboxFolder, "measure.mjs"),
      slots: availableParallelism(),
      deadlineMs: measureDeadlineMs,
      queueLimit: measureQueue,
    }),
    upstream,
    account: { upstream: config.upstream, accountHash: access.engine?.accountHash },
    accountShelf: new AccountShelf(upstream, clock),
    scratchVariants: new ScratchVariants(upstream.variants),
    deliveryOrigin,
    trashRetentionDays: config.trashRetentionDays,
  };
};

const openAuth = async (config: Config, index: Index): Promise<Auth> => {
  const auth = await createAuth({
    db: index.db,
    databaseType: "sqlite",
    secret: await loadSessionSecret(config.dataDir),
    publicUrl: config.publicUrl,
  });
  const { admin } = config;
  if (admin === undefined || (await auth.hasAccount())) return auth;
  const name = admin.email.split("@", 1)[0] ?? admin.email;
  await auth.createAccount({ name, email: admin.email, password: admin.password.reveal(), role: "owner" });
  return auth;
};

/**
 * Builds everything that lives as long as the process, each thing once. Rejects with LockedError when another process
 * has the folder. What was opened before a failure is left to the process, which ends.
 */
export const createRuntime = async (options: RuntimeOptions): Promise<Runtime> => {
  const { config, log } = options;
  const unlock = await lockFolder(config.dataDir);
  const access = await loadUpstreamAccess(config);
  const index = await openIndex({ file: path.join(config.dataDir, "index.db") });
  const auth = await openAuth(config, index);
  const engine = await startOwnEngine(options, access);
  const services = await openServices(options, access, index);
  const upkeep = await startImageUpkeep({
    services,
    log,
    worker: randomUUID(),
    everySeconds: options.upkeepSeconds ?? 30,
  });
  return {
    config,
    log,
    auth,
    services,
    upkeep,
    deliver: engine?.deliver ?? deliverNothing,
    requireReady: async () => {
      await auth.hasAccount().catch((cause: unknown) => {
        throw new AppError("busy", { detail: "The index does not answer.", cause, retryAfterSeconds: 5 });
      });
    },
    close: async () => {
      await upkeep.stop();
      await services.sandbox.close();
      await engine?.close();
      await index.close();
      await unlock();
    },
  };
};
