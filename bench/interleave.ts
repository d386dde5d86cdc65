import { median } from "./statistics";

export type Sides = Readonly<Record<string, (round: number) => Promise<number> | number>>;

/**
 * Measures every side once a round, each round beginning with another one, so that a busy machine strikes all alike.
 * Returns the median per side.
 */
export const interleave = async <Names extends Sides>(
  sides: Names,
  rounds: number,
): Promise<Record<keyof Names, number>> => {
  const names = Object.keys(sides) as (keyof Names)[];
  const found = new Map<keyof Names, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (let step = 0; step < names.length; step += 1) {
      const name = names[(round + step) % names.length];
      const side = name === undefined ? undefined : sides[name];
      if (name === undefined || side === undefined) continue;
      found.get(name)?.push(await side(round));
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(found.get(name) ?? [])])) as Record<keyof Names, number>;
};

/** Milliseconds that a piece of work took. */
export const timed = async (work: () => unknown): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};
