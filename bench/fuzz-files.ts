import type { FuzzRandom } from "./fuzz-random";

const edgeValues = [0, 1, 0x7f, 0x80, 0xff];

const flipBits = (bytes: Buffer, random: FuzzRandom): Buffer => {
  const spoiled = Buffer.from(bytes);
  for (let times = random.whole(1, 12); times > 0; times -= 1) {
    const at = random.whole(0, spoiled.length - 1);
    spoiled[at] = (spoiled[at] ?? 0) ^ (1 << random.whole(0, 7));
  }
  return spoiled;
};

/** Where sizes, counts and offsets are. */
const editHeader = (bytes: Buffer, random: FuzzRandom): Buffer => {
  const spoiled = Buffer.from(bytes);
  const end = Math.min(spoiled.length - 1, 160);
  for (let times = random.whole(1, 6); times > 0; times -= 1) spoiled[random.whole(0, end)] = random.pick(edgeValues);
  return spoiled;
};

const cut = (bytes: Buffer, random: FuzzRandom): Buffer => bytes.subarray(0, random.whole(0, bytes.length));

const dropMiddle = (bytes: Buffer, random: FuzzRandom): Buffer => {
  const at = random.whole(0, bytes.length);
  return Buffer.concat([bytes.subarray(0, at), bytes.subarray(Math.min(bytes.length, at + random.whole(1, 64)))]);
};

const insertNoise = (bytes: Buffer, random: FuzzRandom): Buffer => {
  const noise = Buffer.from(Array.from({ length: random.whole(1, 64) }, () => random.whole(0, 255)));
  const at = random.whole(0, bytes.length);
  return Buffer.concat([bytes.subarray(0, at), noise, bytes.subarray(at)]);
};

const repeatPiece = (bytes: Buffer, random: FuzzRandom): Buffer => {
  const at = random.whole(0, bytes.length - 1);
  const piece = bytes.subarray(at, at + random.whole(1, 200));
  const copies = Array.from({ length: random.whole(1, 40) }, () => piece);
  return Buffer.concat([bytes.subarray(0, at), ...copies, bytes.subarray(at)]);
};

const ways = { flipBits, editHeader, cut, dropMiddle, insertNoise, repeatPiece } as const;
type Way = keyof typeof ways;

export type FuzzedFile = Readonly<{ bytes: Buffer; how: string }>;

/** One of the pictures, spoiled in one or two ways, or the head of one with the tail of another. */
export const fuzzFile = (pictures: ReadonlyMap<string, Buffer>, random: FuzzRandom): FuzzedFile => {
  const names = [...pictures.keys()];
  const name = random.pick(names);
  const start = pictures.get(name) ?? Buffer.alloc(0);
  if (random.isLucky(0.1)) {
    const other = random.pick(names);
    const tail = pictures.get(other) ?? Buffer.alloc(0);
    const bytes = Buffer.concat([
      start.subarray(0, random.whole(0, start.length)),
      tail.subarray(random.whole(0, tail.length)),
    ]);
    return { bytes, how: `${name} spliced with ${other}` };
  }
  let bytes = start;
  const used: Way[] = [];
  for (let times = random.whole(1, 2); times > 0 && bytes.length > 1; times -= 1) {
    const way = random.pick(Object.keys(ways) as Way[]);
    bytes = ways[way](bytes, random);
    used.push(way);
  }
  return { bytes, how: `${name} ${used.join(" ")}` };
};
