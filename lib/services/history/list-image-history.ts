import type { ImageHistory } from "@/lib/contracts/image-history";
import { type ServiceContext, systemActor } from "../context";
import { getVisibleImage } from "../images/get-visible-image";

const itemsMost = 200;

/** What happened to an image, from the audit entries of every change. Throws `not-found`. */
export const listImageHistory = async (
  ctx: Pick<ServiceContext, "images" | "audit" | "people">,
  { id }: Readonly<{ id: string }>,
): Promise<ImageHistory> => {
  await getVisibleImage(ctx, id);
  const entries = await ctx.audit.list({ imageId: id, limit: itemsMost + 1 });
  const shown = entries.slice(0, itemsMost);
  const names = await ctx.people.namesOf([...new Set(shown.map(({ actorId }) => actorId))]);
  const toName = (actorId: string): string =>
    actorId === systemActor.id ? systemActor.name : (names.get(actorId) ?? "Someone who is gone");
  return {
    items: shown.map(({ at, actorId, action, detail }) => ({ at, actor: toName(actorId), action, detail })),
    isWhole: entries.length <= itemsMost,
  };
};
