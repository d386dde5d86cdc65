import type { AuditAction } from "@/lib/db/repositories/audit-repository";
import { AppError } from "@/lib/errors/app-error";
import type { ServiceContext } from "../context";

type Change = Readonly<{ action: AuditAction; imageId?: string; detail: Record<string, unknown> }>;

type AuditContext = Pick<ServiceContext, "audit" | "actor" | "requestId" | "clock">;

const append = ({ audit, actor, requestId, clock }: AuditContext, { action, imageId, detail }: Change): Promise<void> =>
  audit.append({
    at: clock().toISOString(),
    actorId: actor.id,
    action,
    imageId: imageId ?? null,
    requestId,
    detail,
  });

/**
 * Writes down who changes what before the upstream is asked, so that no change goes untold even if this process dies;
 * a failure is told by a second entry with `failed`. Throws what `change` throws.
 */
export const auditChange = async <T>(ctx: AuditContext, entry: Change, change: () => Promise<T>): Promise<T> => {
  await append(ctx, entry);
  try {
    return await change();
  } catch (error) {
    const failed = error instanceof AppError ? error.code : "internal";
    await append(ctx, { ...entry, detail: { ...entry.detail, failed } });
    throw error;
  }
};
