import { inspect, isDeepStrictEqual } from "node:util";

const toWords = (value: unknown): string => {
  if (value instanceof RegExp) return String(value);
  const words = inspect(value, { depth: 4, breakLength: Infinity, compact: true, maxStringLength: 160 });
  return words.length > 240 ? `${words.slice(0, 240)}…` : words;
};

/** The target answered otherwise than documented. */
export class Mismatch extends Error {
  override readonly name = "Mismatch";
  constructor(subject: string, { expected, received }: { expected: unknown; received: unknown }) {
    super(`${subject}: expected ${toWords(expected)}, received ${toWords(received)}`);
  }
}

/** The check needs something this run was not given. */
export class NotTried extends Error {
  override readonly name = "NotTried";
}

/** Throws a Mismatch unless both are deeply equal; a pattern is matched against text. */
export const demand = (subject: string, received: unknown, expected: unknown): void => {
  const isMet =
    expected instanceof RegExp
      ? typeof received === "string" && expected.test(received)
      : isDeepStrictEqual(received, expected);
  if (!isMet) throw new Mismatch(subject, { expected, received });
};

/** Throws a Mismatch unless the number lies in the range, ends included. */
export const demandWithin = (subject: string, received: number, [low, high]: readonly [number, number]): void => {
  if (!(received >= low && received <= high)) throw new Mismatch(subject, { expected: `${low}…${high}`, received });
};
