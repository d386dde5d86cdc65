import type { Role } from "@/lib/contracts/role";
import type { AuditRepository } from "@/lib/db/repositories/audit-repository";
import type { DeviceRepository } from "@/lib/db/repositories/device-repository";
import type { FocalRepository } from "@/lib/db/repositories/focal-repository";
import type { ImageRepository } from "@/lib/db/repositories/image-repository";
import type { LeaseRepository } from "@/lib/db/repositories/lease-repository";
import type { PrivacyRepository } from "@/lib/db/repositories/privacy-repository";
import type { PeopleRepository } from "@/lib/db/repositories/people-repository";
import type { UploadRepository } from "@/lib/db/repositories/upload-repository";
import type { Sandbox } from "@/lib/sandbox/sandbox";
import type { BlobStore } from "@/lib/storage/blob-store";
import type { Upstream } from "@/lib/upstream/upstream";
import type { AccountIdentity } from "./account/account-identity";
import type { AccountShelf } from "./account/account-shelf";
import type { ScratchVariants } from "./variants/drafts/scratch-variants";
import type { UploadsUnderWay } from "./images/uploads-under-way";

export type Actor = Readonly<{ id: string; role: Role; email: string; name: string }>;

/** Structured lines first, then a message for people. Secrets never belong in either. */
export type Log = Readonly<{
  debug(fields: Record<string, unknown>, message: string): void;
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
}>;

/** The long-lived things that verbs work with. Built once per process. */
export type ServiceDeps = Readonly<{
  clock: () => Date;
  images: ImageRepository;
  focalPoints: FocalRepository;
  privacyChanges: PrivacyRepository;
  devices: DeviceRepository;
  people: PeopleRepository;
  uploads: UploadRepository;
  uploadsUnderWay: UploadsUnderWay;
  audit: AuditRepository;
  leases: LeaseRepository;
  /** Where uploads are spooled. */
  spool: BlobStore;
  /** Children that run `services/images/measure/child.ts`. */
  sandbox: Sandbox;
  upstream: Upstream;
  account: AccountIdentity;
  accountShelf: AccountShelf;
  scratchVariants: ScratchVariants;
  /** Origin that delivery URLs start with, where it is known. */
  deliveryOrigin: string | undefined;
  trashRetentionDays: number;
}>;

/** What a verb gets: the long-lived things, and who asks. */
export type ServiceContext = ServiceDeps &
  Readonly<{
    actor: Actor;
    requestId: string;
    signal: AbortSignal;
    log: Log;
  }>;

/** Who acts when nobody asked: start-up and the reconciler. */
export const systemActor: Actor = { id: "system", role: "owner", email: "", name: "Vitrine" };
