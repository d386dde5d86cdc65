import type { OwnDevice, OwnDeviceEdit } from "@/lib/contracts/own-device";
import type { Kysely, Selectable } from "kysely";
import type { DeviceTable, IndexSchema } from "../schema";
import { appendAudit, type AuditEntry } from "./audit-repository";

/** A device as it is kept: its class is told from its User-Agent when it is shown. */
export type KeptDevice = Readonly<Omit<OwnDevice, "deviceClass">>;

/** The team's own devices. Every change is written with its audit entry, or not at all. */
export interface DeviceRepository {
  /** In the order they were added. */
  list(): Promise<readonly KeptDevice[]>;
  /** False when there are `limit` of them already: then nothing happened. */
  add(device: KeptDevice, limit: number, audit: AuditEntry): Promise<boolean>;
  /** The device after the change; undefined when there is none. */
  edit(id: string, edit: OwnDeviceEdit, audit: AuditEntry): Promise<KeptDevice | undefined>;
  /** False when there was none. */
  remove(id: string, audit: AuditEntry): Promise<boolean>;
}

const toDevice = (row: Selectable<DeviceTable>): KeptDevice => ({
  id: row.id,
  name: row.name,
  kind: row.kind,
  widthPx: row.width_px,
  heightPx: row.height_px,
  dpr: row.dpr,
  userAgent: row.user_agent,
  accept: row.accept,
});

const toRow = ({ widthPx, heightPx, userAgent, ...same }: KeptDevice) => ({
  ...same,
  width_px: widthPx,
  height_px: heightPx,
  user_agent: userAgent,
});

export const deviceRepository = (db: Kysely<IndexSchema>): DeviceRepository => ({
  list: async () => (await db.selectFrom("device").selectAll().orderBy("seq").execute()).map(toDevice),
  add: (device, limit, audit) =>
    db.transaction().execute(async (trx) => {
      const { count } = await trx
        .selectFrom("device")
        .select((eb) => eb.fn.countAll<number>().as("count"))
        .executeTakeFirstOrThrow();
      if (Number(count) >= limit) return false;
      await trx.insertInto("device").values(toRow(device)).execute();
      await appendAudit(trx, audit);
      return true;
    }),
  edit: (id, edit, audit) =>
    db.transaction().execute(async (trx) => {
      const row = await trx.selectFrom("device").selectAll().where("id", "=", id).executeTakeFirst();
      if (row === undefined) return undefined;
      const after: KeptDevice = { ...toDevice(row), ...edit };
      await trx.updateTable("device").set(toRow(after)).where("id", "=", id).execute();
      await appendAudit(trx, audit);
      return after;
    }),
  remove: (id, audit) =>
    db.transaction().execute(async (trx) => {
      const row = await trx.deleteFrom("device").where("id", "=", id).returning("seq").executeTakeFirst();
      if (row === undefined) return false;
      await appendAudit(trx, audit);
      return true;
    }),
});
