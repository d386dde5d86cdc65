import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Index } from "@/lib/db/open-index";
import type { Sandbox } from "@/lib/sandbox/sandbox";
import { createSandbox } from "@/lib/sandbox/child-pool";
import type { Log, ServiceContext } from "@/lib/services/context";
import { AccountShelf } from "@/lib/services/account/account-shelf";
import { ScratchVariants } from "@/lib/services/variants/drafts/scratch-variants";
import { UploadsUnderWay } from "@/lib/services/images/uploads-under-way";
import type { StagedBlob } from "@/lib/storage/blob-store";
import { FileSystemStore } from "@/lib/storage/file-system-store";
import { FakeUpstream } from "../fakes/fake-upstream";
import { openSqliteTestIndex } from "./open-test-index";

type LogLine = Readonly<{ level: keyof Log; fields: Record<string, unknown>; message: string }>;

/** Everything a verb needs, real but for the upstream; the clock stands still until moved. */
export type TestWorld = Readonly<{
  index: Index;
  upstream: FakeUpstream;
  spool: FileSystemStore;
  lines: readonly LogLine[];
  /** Changes what the clock says. */
  advance(ms: number): void;
  now(): Date;
  /** A context for one call; say what matters to the test. */
  contextFor(given?: Partial<ServiceContext>): ServiceContext;
  stage(bytes: Uint8Array): Promise<StagedBlob>;
  close(): Promise<void>;
}>;

const createLog = (lines: LogLine[]): Log => {
  const at = (level: keyof Log) => (fields: Record<string, unknown>, message: string) =>
    void lines.push({ level, fields, message });
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
};

/** The children that measure uploads, as the product runs them. Close it after the last test. */
export const createMeasureSandbox = (): Sandbox =>
  createSandbox({ childFile: path.resolve("dist/sandbox/measure.mjs"), slots: 1, deadlineMs: 15_000, queueLimit: 50 });

export const openTestWorld = async (sandbox: Sandbox): Promise<TestWorld> => {
  const folder = await mkdtemp(path.join(tmpdir(), "vitrine-world-"));
  const index = await openSqliteTestIndex();
  const spool = await FileSystemStore.open(path.join(folder, "spool"), { isDurable: false });
  const clock = { atMs: Date.parse("2026-05-01T12:00:00.000Z") };
  const now = () => new Date(clock.atMs);
  const upstream = new FakeUpstream(now);
  const accountShelf = new AccountShelf(upstream, now);
  const scratchVariants = new ScratchVariants(upstream.variants);
  const uploadsUnderWay = new UploadsUnderWay();
  const lines: LogLine[] = [];
  const log = createLog(lines);
  return {
    index,
    upstream,
    spool,
    lines,
    now,
    advance: (ms) => (clock.atMs += ms),
    contextFor: (given = {}) => ({
      clock: now,
      images: index.images,
      focalPoints: index.focalPoints,
      privacyChanges: index.privacyChanges,
      devices: index.devices,
      people: index.people,
      uploads: index.uploads,
      uploadsUnderWay,
      audit: index.audit,
      leases: index.leases,
      spool,
      sandbox,
      upstream,
      account: { upstream: "embedded", accountHash: "h".repeat(22) },
      accountShelf,
      scratchVariants,
      deliveryOrigin: "http://delivery.test",
      trashRetentionDays: 30,
      actor: { id: "ann", role: "editor", email: "ann@example.test", name: "Ann" },
      requestId: "request-1",
      signal: new AbortController().signal,
      log,
      ...given,
    }),
    stage: (bytes) =>
      spool.stage(
        (async function* once() {
          yield bytes;
        })(),
        { limitBytes: 64 * 1024 * 1024 },
      ),
    close: async () => {
      await index.close();
      await rm(folder, { recursive: true });
    },
  };
};
