import { eachVisiblePixel } from "./read-pixels";

type Bucket = { count: number; red: number; green: number; blue: number };

const colorsMost = 6;
/** Distance in RGB under which two colours look like one in a row of swatches. */
const likeness = 40;
/** A colour on less than half a per cent of the picture says nothing of it. */
const shareLeast = 0.005;

const mean = ({ count, red, green, blue }: Bucket): readonly [number, number, number] => [
  red / count,
  green / count,
  blue / count,
];

const distance = (one: Bucket, other: Bucket): number => {
  const [a, b] = [mean(one), mean(other)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
};

const add = (bucket: Bucket, { count, red, green, blue }: Bucket): void => {
  bucket.count += count;
  bucket.red += red;
  bucket.green += green;
  bucket.blue += blue;
};

const toHex = (bucket: Bucket): string =>
  `#${mean(bucket)
    .map((level) => Math.round(level).toString(16).padStart(2, "0"))
    .join("")}`;

const toBuckets = (pixels: Buffer): Bucket[] => {
  const buckets = new Map<number, Bucket>();
  eachVisiblePixel(pixels, (red, green, blue) => {
    const key = ((red >> 4) << 8) | ((green >> 4) << 4) | (blue >> 4);
    const bucket = buckets.get(key);
    if (bucket === undefined) buckets.set(key, { count: 1, red, green, blue });
    else add(bucket, { count: 1, red, green, blue });
  });
  return [...buckets.values()].toSorted((a, b) => b.count - a.count);
};

/** Up to six colours as `#rrggbb`, the most frequent first: what falls into one sixteenth of each channel, then alike ones joined. */
export const toPalette = (pixels: Buffer): string[] => {
  const groups: Bucket[] = [];
  let total = 0;
  for (const bucket of toBuckets(pixels)) {
    total += bucket.count;
    const like = groups.find((group) => distance(group, bucket) < likeness);
    if (like === undefined) groups.push(bucket);
    else add(like, bucket);
  }
  return groups
    .filter(({ count }) => count >= total * shareLeast)
    .toSorted((a, b) => b.count - a.count)
    .slice(0, colorsMost)
    .map(toHex);
};
