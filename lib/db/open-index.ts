import type { Kysely } from "kysely";
import { sqliteSearch } from "./dialects/sqlite-search";
import { migrateToLatest } from "./migrate";
import { indexMigrations } from "./migrations/index-migrations";
import { openDatabase } from "./open-database";
import { auditRepository, type AuditRepository } from "./repositories/audit-repository";
import { deviceRepository, type DeviceRepository } from "./repositories/device-repository";
import { focalRepository, type FocalRepository } from "./repositories/focal-repository";
import { imageRepository, type ImageRepository } from "./repositories/image-repository";
import { privacyRepository, type PrivacyRepository } from "./repositories/privacy-repository";
import { peopleRepository, type PeopleRepository } from "./repositories/people-repository";
import { leaseRepository, type LeaseRepository } from "./repositories/lease-repository";
import { uploadRepository, type UploadRepository } from "./repositories/upload-repository";
import type { IndexSchema } from "./schema";

export type Index = Readonly<{
  db: Kysely<IndexSchema>;
  images: ImageRepository;
  focalPoints: FocalRepository;
  privacyChanges: PrivacyRepository;
  devices: DeviceRepository;
  people: PeopleRepository;
  uploads: UploadRepository;
  audit: AuditRepository;
  leases: LeaseRepository;
  close(): Promise<void>;
}>;

/** Opens the index at `file` (its folder must exist), brings it up to date and hands out its repositories. */
export const openIndex = async ({ file }: { file: string }): Promise<Index> => {
  const db = openDatabase<IndexSchema>({ file });
  try {
    await migrateToLatest(db, indexMigrations(sqliteSearch));
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    db,
    images: imageRepository(db, sqliteSearch),
    focalPoints: focalRepository(db),
    privacyChanges: privacyRepository(db),
    devices: deviceRepository(db),
    people: peopleRepository(db),
    uploads: uploadRepository(db),
    audit: auditRepository(db),
    leases: leaseRepository(db),
    close: () => db.destroy(),
  };
};
