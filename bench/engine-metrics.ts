import type { EngineProcess } from "./engine-process";

export type PixelWork = "inspect" | "render" | "precompute";

/** How often the engine did a kind of pixel work, and how much of it is under way. */
export const readPixelWork = async (
  { server }: EngineProcess,
  work: PixelWork,
): Promise<Readonly<{ done: number; underWay: number }>> => {
  const text = await (await fetch(`${server.origin}/metrics`)).text();
  const read = (name: string): number => {
    const found = new RegExp(`^vitrine_engine_pixel_jobs_${name}\\{job="${work}"\\} (\\d+)$`, "m").exec(text);
    if (found === null) throw new Error(`no ${name} of ${work} in:\n${text}`);
    return Number(found[1]);
  };
  return { done: read("total"), underWay: read("under_way") };
};
