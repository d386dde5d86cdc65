import type { AuditAction, AuditEntry } from "@/lib/db/repositories/audit-repository";
import type { ServiceContext } from "../context";

/** An audit entry about a device, in the name of whoever asks. */
export const toDeviceAudit = (
  ctx: Pick<ServiceContext, "actor" | "requestId" | "clock">,
  action: AuditAction & `device.${string}`,
  detail: Record<string, unknown>,
): AuditEntry => ({
  at: ctx.clock().toISOString(),
  actorId: ctx.actor.id,
  action,
  imageId: null,
  requestId: ctx.requestId,
  detail,
});
