import { createHash, createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders, request, type Server } from "node:http";
import path from "node:path";
import type { Dialect } from "@/lib/engine/api/image-id";
import type { Catalog } from "@/lib/engine/catalog/catalog";
import type { CatalogImage } from "@/lib/engine/catalog/image-catalog";
import { openCatalog } from "@/lib/engine/catalog/sql-catalog";
import { Derivatives } from "@/lib/engine/derivatives/derivatives";
import { toOriginalKey } from "@/lib/engine/originals/original-key";
import { createPixels, type Pixels } from "@/lib/engine/pixels/pixels";
import { createSandbox } from "@/lib/sandbox/child-pool";
import type { Sandbox } from "@/lib/sandbox/sandbox";
import { FileSystemStore } from "@/lib/storage/file-system-store";
import { createDelivery, type Delivery } from "./delivery";

export const accountHash = "Vi7Xi9Wcf4Rw2mQ_0aB-3A";

export const agents = {
  desktop: "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0",
  tablet: "Mozilla/5.0 (iPad; CPU OS 12_5_5 like Mac OS X) AppleWebKit/605.1.15",
  mobile: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15",
} as const;

export const urlOf = (id: string, variant: string): string => `/${accountHash}/${id}/${variant}`;

export const createTestSandbox = (queueLimit = 100): Sandbox =>
  createSandbox({
    childFile: path.resolve("dist/sandbox/pixels.mjs"),
    slots: queueLimit === 0 ? 1 : 2,
    deadlineMs: 15_000,
    queueLimit,
  });

type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };
type Logged = { level: string; message: string };
type Stores = Readonly<{ catalog: Catalog; originals: FileSystemStore; store: FileSystemStore; sandbox: Sandbox }>;

/** The delivery host on a port of its own, with a real catalog, real files and real children. */
export class TestHost {
  readonly #server: Server;
  #delivery: Delivery;
  renders = 0;
  /** What the host takes for the time. */
  now = new Date("2026-01-01T00:00:00.500Z");
  readonly logged: Logged[] = [];
  /** Lets a test act at the moment when a derivative is about to be made. */
  beforeRender: () => Promise<void> = () => Promise.resolve();

  private constructor(readonly stores: Stores) {
    this.#delivery = this.#createDelivery();
    this.#server = createServer((incoming, outgoing) => {
      if (this.#delivery.serveKept(incoming, outgoing)) return;
      void this.#delivery.serve(incoming, outgoing).then((isServed) => {
        if (!isServed) outgoing.writeHead(418).end("somebody else's");
      });
    });
  }

  static async open(folder: string, sandbox: Sandbox): Promise<TestHost> {
    const catalog = await openCatalog(path.join(folder, "engine.db"));
    const originals = await FileSystemStore.open(path.join(folder, "originals"), { isDurable: false });
    const store = await FileSystemStore.open(path.join(folder, "derivatives"), { isDurable: false });
    const host = new TestHost({ catalog, originals, store, sandbox });
    await new Promise<void>((resolve) => host.#server.listen(0, "127.0.0.1", resolve));
    return host;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    await this.#delivery.close();
    await this.stores.catalog.close();
  }

  get port(): number {
    const address = this.#server.address();
    return typeof address === "object" && address !== null ? address.port : 0;
  }

  /** A host that has forgotten everything it had in memory. */
  async restart(given: { dialect?: Dialect; pixels?: Pixels } = {}): Promise<void> {
    await this.#delivery.close();
    this.#delivery = this.#createDelivery(given);
  }

  ask(target: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const options = { port: this.port, path: target, method, headers, host: "127.0.0.1" };
      const outgoing = request(options, (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
        incoming.on("error", reject);
        incoming.on("end", () => {
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: Buffer.concat(chunks) });
        });
      });
      outgoing.on("error", reject);
      outgoing.end();
    });
  }

  /** Asks, and goes away as soon as the picture is being made. Resolves when the connection is closed. */
  async askAndLeave(target: string): Promise<void> {
    const outgoing = request({ port: this.port, path: target, host: "127.0.0.1" });
    const isClosed = new Promise<void>((resolve) => outgoing.on("close", resolve).on("error", () => resolve()));
    const before = this.beforeRender;
    this.beforeRender = async () => {
      outgoing.destroy();
      await isClosed;
      await before();
    };
    outgoing.end();
    await isClosed;
    this.beforeRender = before;
  }

  async put(id: string, bytes: Buffer, given: Partial<CatalogImage> = {}): Promise<CatalogImage> {
    const { originals, catalog, sandbox } = this.stores;
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const source = (async function* chunks() {
      yield bytes;
    })();
    const staged = await originals.stage(source, { limitBytes: bytes.byteLength });
    await originals.publish(staged, toOriginalKey(sha256));
    const image: CatalogImage = {
      id,
      filename: "photo.jpg",
      meta: {},
      creator: undefined,
      uploaded: "2026-01-01T00:00:00.000Z",
      requireSignedUrls: false,
      sha256,
      sizeBytes: bytes.byteLength,
      facts: given.facts ?? (await createPixels(sandbox).inspect(bytes)),
      ...given,
    };
    await catalog.images.insert(image);
    return image;
  }

  /** As the API deletes: the row, what delivery remembers, then the bytes. */
  async drop(image: CatalogImage): Promise<void> {
    const { originals, catalog } = this.stores;
    await catalog.images.delete(image.id);
    await this.#delivery.forget(image);
    if (!(await catalog.images.hasOriginal(image.sha256))) await originals.remove(toOriginalKey(image.sha256));
  }

  /** As the API changes a variant, a setting or a key: the row, then what delivery remembers. */
  async change(act: (catalog: Catalog) => Promise<unknown>): Promise<void> {
    await act(this.stores.catalog);
    await this.#delivery.forgetVariants();
  }

  allowFlexible(): Promise<void> {
    return this.change(({ settings }) => settings.update({ flexibleVariants: true }));
  }

  /** The target with a signature that lasts so many seconds; none of them: for ever. */
  async sign(target: string, seconds?: number, keyName = "default"): Promise<string> {
    const key = (await this.stores.catalog.signingKeys.list()).find(({ name }) => name === keyName);
    const end = Math.floor(this.now.getTime() / 1000) + (seconds ?? 0);
    const signed = seconds === undefined ? target : `${target}?exp=${end}`;
    const sig = createHmac("sha256", key?.value ?? "")
      .update(signed)
      .digest("hex");
    return `${signed}${seconds === undefined ? "?" : "&"}sig=${sig}`;
  }

  /** What is on disk once everything is written. */
  async derivativeKeys(): Promise<string[]> {
    await this.#delivery.close();
    const keys: string[] = [];
    for await (const key of this.stores.store.keys()) keys.push(key);
    return keys;
  }

  #createDelivery({ dialect = "v1", pixels = this.#countingPixels() }: { dialect?: Dialect; pixels?: Pixels } = {}) {
    const note = (level: string) => (_context: unknown, message: string) => void this.logged.push({ level, message });
    const log = { debug: note("debug"), info: note("info"), warn: note("warn"), error: note("error") };
    const { store, originals, catalog } = this.stores;
    const derivatives = new Derivatives({ store, originals, pixels, log });
    return createDelivery({
      catalog,
      derivatives,
      originals,
      pixels,
      accountHash,
      dialect,
      avifMaxSidePx: 1200,
      clock: () => this.now,
      log,
    });
  }

  #countingPixels(): Pixels {
    const pixels = createPixels(this.stores.sandbox);
    return {
      ...pixels,
      render: async (...given) => {
        this.renders += 1;
        await this.beforeRender();
        return pixels.render(...given);
      },
    };
  }
}
