import type { ImageHistory } from "@/lib/contracts/image-history";
import type { AuditRecord } from "@/lib/db/repositories/audit-repository";
import { type ServiceContext, systemActor } from "../context";
import { getVisibleImage } from "../images/get-visible-image";

const itemsMost = 200;

/** The id an image had before its privacy changed, told by the first entry under the present one. */
const findFormerId = (oldest: AuditRecord | undefined): string | undefined => {
  const formerId = oldest?.action === "image.privacy-changed" ? oldest.detail["formerId"] : undefined;
  return typeof formerId === "string" && formerId !== oldest?.imageId ? formerId : undefined;
};

/** Newest first, under all ids the image has had. One more than is shown tells that there is more. */
const listEntries = async ({ audit }: Pick<ServiceContext, "audit">, imageId: string): Promise<AuditRecord[]> => {
  const entries: AuditRecord[] = [];
  for (let id: string | undefined = imageId; id !== undefined && entries.length <= itemsMost;) {
    entries.push(...(await audit.list({ imageId: id, limit: itemsMost + 1 - entries.length })));
    id = findFormerId(entries.at(-1));
  }
  return entries;
};

/** What happened to an image, from the audit entries of every change. Throws `not-found`. */
export const listImageHistory = async (
  ctx: Pick<ServiceContext, "images" | "audit" | "people">,
  { id }: Readonly<{ id: string }>,
): Promise<ImageHistory> => {
  await getVisibleImage(ctx, id);
  const entries = await listEntries(ctx, id);
  const shown = entries.slice(0, itemsMost);
  const names = await ctx.people.namesOf([...new Set(shown.map(({ actorId }) => actorId))]);
  const toName = (actorId: string): string =>
    actorId === systemActor.id ? systemActor.name : (names.get(actorId) ?? "Someone who is gone");
  return {
    items: shown.map(({ at, actorId, action, detail }) => ({ at, actor: toName(actorId), action, detail })),
    isWhole: entries.length <= itemsMost,
  };
};
