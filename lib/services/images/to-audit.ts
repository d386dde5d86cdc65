import type { AuditAction, AuditEntry } from "@/lib/db/repositories/audit-repository";
import type { ServiceContext } from "../context";

/** An audit entry in the name of whoever asks. */
export const toAudit = (
  ctx: Pick<ServiceContext, "actor" | "requestId" | "clock">,
  action: AuditAction,
  subject: Readonly<{ imageId: string; detail?: Record<string, unknown> }>,
): AuditEntry => ({
  at: ctx.clock().toISOString(),
  actorId: ctx.actor.id,
  action,
  requestId: ctx.requestId,
  ...subject,
});
