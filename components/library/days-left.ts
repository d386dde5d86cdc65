const dayMs = 86_400_000;

/** Whole days until an image in the trash is deleted, the started one counted. Zero on the last day and after. */
export const toDaysLeft = (trashedAt: string, retentionDays: number, nowMs: number): number =>
  Math.max(0, Math.ceil((Date.parse(trashedAt) + retentionDays * dayMs - nowMs) / dayMs));
