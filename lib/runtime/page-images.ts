import { type ImagePage, imageQuery } from "@/lib/contracts/image";
import { listImages } from "@/lib/services/images/list-images";
import { findPageSession } from "./page-session";
import { getPageRuntime } from "./page-runtime";

export type PageFilters = Readonly<{ q: string; sort: string; state: "ready" | "trashed" }>;

/**
 * The first images of a list, for a page that wants to come with them. For server components.
 * Undefined without a session, and where the list cannot be read: the page asks for itself then, and says what is wrong.
 */
export const findFirstImages = async (filters: PageFilters): Promise<ImagePage | undefined> => {
  const query = imageQuery.safeParse(filters);
  if (!query.success || (await findPageSession()) === undefined) return undefined;
  const { services, log } = await getPageRuntime();
  return listImages(services, query.data).catch((error: unknown) => {
    log.warn({ err: error }, "a page comes without its images");
    return undefined;
  });
};
