import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { createApi } from "./api/api";
import type { ApiParts } from "./api/api-parts";
import type { EngineLog } from "./api/engine-log";
import type { Dialect } from "./api/image-id";
import { KeyLock } from "./api/key-lock";
import { createRequestLimits } from "./api/request-limits";
import { type Delivery, createDelivery } from "./delivery/delivery";
import { toDefaultPlans } from "./derivatives/default-plans";
import { Derivatives } from "./derivatives/derivatives";
import { EngineMetrics, type RequestKind } from "./engine-metrics";
import type { EngineSecrets } from "./engine-secrets";
import { closeServer, createEngineServer, listen } from "./engine-server";
import { type EngineStores, openStores } from "./engine-stores";
import { keepSweepingDrafts } from "./ingest/direct/draft-sweep";
import { serveUpload } from "./ingest/direct/upload-host";
import { createIngestTools, type IngestOptions } from "./ingest/ingest-tools";
import { toInspectors } from "./ingest/pixel-inspectors";
import { createPixelSandbox } from "./pixels/pixel-sandbox";
import { createPixels } from "./pixels/pixels";

export type EngineOptions = Readonly<{
  host: string;
  /** 0 lets the system choose. */
  port: number;
  /** What delivery URLs start with; by default this listener at `localhost`. */
  publicUrl?: string;
  /** Everything the engine keeps lies in `<dataDir>/engine`. */
  dataDir: string;
  secrets: EngineSecrets;
  dialect: Dialect;
  avifMaxSidePx: number;
  /** How many images the account may keep; 100,000 unless told otherwise. */
  imagesMost?: number;
  /** Requests to the API in five minutes, from one token; 0, the default, does not limit them. */
  requestsMost?: number;
  /** What derivatives may take on disk; 0, the default, does not limit them. */
  cacheLimitBytes?: number;
  /** Makes the three default sizes after an upload; no by default. */
  isPrecomputing?: boolean;
  /** Takes AVIF uploads; no by default. */
  takesAvif?: boolean;
  /** How bytes may come in. */
  ingest?: IngestOptions;
  /** Bundle of lib/engine/pixels/child.ts. */
  pixelsChildFile: string;
  /** Pictures decoded at the same time. */
  pixelSlots: number;
  log: EngineLog;
  clock?: () => Date;
  /** How long requests in flight may take when closing. */
  closeGraceMs?: number;
}>;

export type Engine = Readonly<{
  /** Origin of this listener, by address. */
  url: string;
  port: number;
  /** Answers a request that came in by another listener; pictures under the delivery host's paths and nothing else. */
  deliver: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** Finishes what is in flight, within the grace, then lets go of everything. */
  close: () => Promise<void>;
}>;

const defaultImagesMost = 100_000;
const defaultGraceMs = 10_000;

type Hosts = Readonly<{
  api: ReturnType<typeof createApi>;
  /** The host of one-time upload URLs; false when the request is not one for it. */
  receive: (exchange: Parameters<typeof serveUpload>[1]) => Promise<boolean>;
  delivery: Delivery;
  stores: EngineStores;
  close: () => Promise<void>;
}>;

const answerText = (res: ServerResponse, status: number, text: string): void => {
  res.writeHead(status, { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" }).end(text);
};

type SystemPath = "/health/live" | "/health/ready" | "/metrics";
const isSystemPath = (target: string): target is SystemPath =>
  target === "/health/live" || target === "/health/ready" || target === "/metrics";

const isApiPath = (target: string): boolean =>
  target.startsWith("/client/") || target.startsWith("/images/") || !target.startsWith("/");

/** Never rejects: a cache that cannot be counted still answers. */
const recountDerivatives = async (
  derivatives: Derivatives,
  { catalog }: EngineStores,
  log: EngineLog,
): Promise<void> => {
  try {
    const removed = await derivatives.recount(catalog.images);
    if (removed > 0) log.info({ removed }, "removed derivatives that belong to no image");
  } catch (error) {
    log.warn({ err: error }, "derivatives could not be counted");
  }
};

const openHosts = async (options: EngineOptions, publicUrl: string, metrics: EngineMetrics): Promise<Hosts> => {
  const { imagesMost = defaultImagesMost } = options;
  const stores = await openStores(path.join(options.dataDir, "engine"), { log: options.log, imagesMost });
  const sandbox = createPixelSandbox({ childFile: options.pixelsChildFile, slots: options.pixelSlots });
  const pixels = metrics.watch(createPixels(sandbox));
  const { secrets, dialect, avifMaxSidePx, requestsMost = 0, log } = options;
  const cacheLimitBytes = options.cacheLimitBytes || Number.POSITIVE_INFINITY;
  const clock = options.clock ?? (() => new Date());
  const { accountHash, accountId } = secrets;
  const { catalog, originals } = stores;
  const derivatives = new Derivatives({ store: stores.derivatives, originals, pixels, log, cacheLimitBytes });
  await derivatives.clear();
  // Beside the first requests: with many files it takes a while.
  const recounting = recountDerivatives(derivatives, stores, log);
  const delivery = createDelivery({
    catalog,
    derivatives,
    originals,
    pixels,
    accountHash,
    dialect,
    avifMaxSidePx,
    clock,
    log,
  });
  const ingest = createIngestTools(options.ingest ?? {}, { publicUrl, accountId, clock, log });
  const parts: ApiParts = {
    ...ingest.tools,
    ...toInspectors(pixels, options.takesAvif ?? false),
    catalog,
    originals,
    accountId,
    accountHash,
    credentials: secrets,
    originalLock: new KeyLock(),
    announce: (image) => {
      // What is slow to decode is made ready in any case.
      if (options.isPrecomputing !== true && image.facts.format !== "heic") return;
      const choose = () => (options.isPrecomputing === true ? toDefaultPlans(image.facts, { avifMaxSidePx }) : []);
      derivatives.precompute(image, choose);
    },
    forget: (image) => delivery.forget(image),
    forgetVariants: () => delivery.forgetVariants(),
    imagesMost,
    limits: createRequestLimits(requestsMost, clock),
    publicUrl,
    dialect,
    clock,
    log,
  };
  const stopSweeping = keepSweepingDrafts({ drafts: catalog.drafts, clock, log });
  const close = async (): Promise<void> => {
    await stopSweeping();
    await ingest.close();
    await delivery.close();
    await recounting;
    await sandbox.close();
    await stores.close();
  };
  return { api: createApi(parts), receive: (exchange) => serveUpload(parts, exchange), delivery, stores, close };
};

type Answer = (req: IncomingMessage, res: ServerResponse) => Promise<RequestKind>;
type ResponderParts = Readonly<{
  log: EngineLog;
  metrics: EngineMetrics;
  findDelivery: () => Delivery | undefined;
}>;

/** What is kept in memory is asked for most: it goes out before anything else is looked at, without a promise. */
const createResponder =
  ({ log, metrics, findDelivery }: ResponderParts) =>
  async (req: IncomingMessage, res: ServerResponse, answer: Answer): Promise<void> => {
    try {
      const kind = findDelivery()?.serveKept(req, res) === true ? "delivery" : await answer(req, res);
      metrics.countAnswer(kind, res.statusCode);
    } catch (error) {
      log.error({ err: error }, "the engine failed to answer");
      res.destroy();
    }
  };

/**
 * Starts the embedded Cloudflare Images on one listener: API host, delivery host, health and metrics.
 * Rejects when the address is taken, before anything on disk is touched, and when another engine has the folder.
 */
export const startEngine = async (options: EngineOptions): Promise<Engine> => {
  const { log } = options;
  const metrics = new EngineMetrics();
  let isClosing = false;
  let open: Hosts | undefined;

  /** The three questions a supervisor asks. */
  const answerSystem = async (path: SystemPath, res: ServerResponse): Promise<void> => {
    if (path === "/health/live") return answerText(res, 200, "live\n");
    const images = await open?.stores.catalog.images.count();
    if (path === "/metrics") return answerText(res, 200, metrics.toText({ images: images ?? 0 }));
    const isReady = images !== undefined && !isClosing;
    return answerText(res, isReady ? 200 : 503, isReady ? "ready\n" : "not ready\n");
  };
  const answer = async (req: IncomingMessage, res: ServerResponse): Promise<RequestKind> => {
    const target = req.url ?? "/";
    if (isSystemPath(target)) {
      await answerSystem(target, res);
      return "system";
    }
    const { api, delivery, receive } = open ?? (await opening);
    if (!isApiPath(target)) {
      if (await receive({ incoming: req, outgoing: res })) return "api";
      if (await delivery.serve(req, res)) return "delivery";
    }
    await api(req, res);
    return "api";
  };
  const deliver = async (req: IncomingMessage, res: ServerResponse): Promise<RequestKind> => {
    const { delivery } = open ?? (await opening);
    if (!(await delivery.serve(req, res))) answerText(res, 404, "No picture is delivered here.\n");
    return "delivery";
  };
  const respond = createResponder({ log, metrics, findDelivery: () => open?.delivery });
  const server = createEngineServer((req, res) => void respond(req, res, answer));
  const port = await listen(server, options);
  const opening = openHosts(options, options.publicUrl ?? `http://localhost:${port}`, metrics);
  try {
    open = await opening;
  } catch (error) {
    await closeServer(server, 0);
    throw error;
  }
  const hosts = open;
  const close = async (): Promise<void> => {
    isClosing = true;
    await closeServer(server, options.closeGraceMs ?? defaultGraceMs);
    await hosts.close();
  };
  const host = options.host.includes(":") ? `[${options.host}]` : options.host;
  return { url: `http://${host}:${port}`, port, deliver: (req, res) => respond(req, res, deliver), close };
};
