import type { ServiceContext } from "../context";

/** Images whose cached copies go when a variant changes: the service purges all of them, those in the trash too. */
export const countCached = async ({ images }: ServiceContext): Promise<number> => {
  const count = async (state: "ready" | "trashed"): Promise<number> =>
    (await images.list({ q: "", sort: "-uploadedAt", limit: 1, state })).total;
  const [ready, trashed] = await Promise.all([count("ready"), count("trashed")]);
  return ready + trashed;
};
