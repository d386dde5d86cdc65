import { AppError } from "@/lib/errors/app-error";
import type { ServiceContext } from "../context";
import { settleFocalPoint } from "./settle-focal-point";

const pageLength = 50;

/** A definite no about one image, e.g. metadata that has grown over the budget: the others still want their turn. */
const isOnlyAboutThis = (error: unknown): boolean =>
  error instanceof AppError && (error.code === "upstream-refused" || error.code === "not-found");

/** Tells the upstream every focal point it has missed. `keepGoing` is asked before each. */
export const settleFocalPoints = async (
  ctx: Pick<ServiceContext, "images" | "focalPoints" | "upstream" | "log">,
  keepGoing: () => Promise<boolean>,
): Promise<void> => {
  let afterId = "";
  for (;;) {
    const ids = await ctx.focalPoints.listPendingIds({ limit: pageLength, afterId });
    for (const id of ids) {
      if (!(await keepGoing())) return;
      try {
        await settleFocalPoint(ctx, id);
      } catch (error) {
        if (!isOnlyAboutThis(error)) throw error;
        ctx.log.warn({ err: error, imageId: id }, "the upstream refused a focal point; it is tried again next time");
      }
      afterId = id;
    }
    if (ids.length < pageLength) return;
  }
};
