import type { NewImage } from "@/lib/db/repositories/image-row";

/** In the names of about one picture in ten thousand. */
export const rareWord = "kingfisher";
const words = ["photo", "img", "screenshot", "team", "product", "banner", "portrait", "harbour", "export", "draft"];

/** A small generator of even spread: every run sees the same library. */
const makeRandom = (seed: number) => {
  let state = seed >>> 0;
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

const makeImage = (at: number, random: (below: number) => number): NewImage => {
  const word = at % 10_000 === 77 ? rareWord : (words[random(words.length)] ?? "photo");
  const id = `${at.toString(16).padStart(8, "0")}-0000-4000-8000-000000000000`;
  return {
    id,
    filename: `${word}-${random(100_000)}-${(words[random(words.length)] ?? "").toUpperCase()}.jpg`,
    uploadedAt: new Date(Date.UTC(2026, 0, 1) + at * 61_000).toISOString(),
    creator: null,
    sizeBytes: 20_000 + random(9_000_000),
    widthPx: 4032,
    heightPx: 3024,
    format: "jpeg",
    isAnimated: false,
    isPrivate: false,
    alt: "",
    tags: [],
    folder: "",
    sha256: at.toString(16).padStart(64, "0"),
    thumbhash: "3OcRJYB4d3h/iIeHeEh3eIhw+j2w",
    state: "ready",
    focalPoint: null,
    trashedAt: null,
    variants: ["public", "default", "thumbnail"].map((name) => ({
      name,
      url: `http://localhost:3001/hash/${id}/${name}`,
    })),
    meta: {},
    actorId: "bench",
  };
};

/** The library in batches, oldest first. */
export const makeLibraryImages = function* (count: number, batch: number): Generator<NewImage[]> {
  const random = makeRandom(7);
  for (let at = 0; at < count; at += batch) {
    yield Array.from({ length: Math.min(batch, count - at) }, (_, step) => makeImage(at + step, random));
  }
};
