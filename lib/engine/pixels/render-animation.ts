import type { Sharp } from "sharp";
import type { SourceFacts } from "../catalog/source-facts";
import { type Frames, openFrames, toFrames } from "./frames";
import { openSource } from "./open-source";

/** Pixels held at once. Finding a later frame means decoding those before it, so the parts are few and large. */
const partPx = 25_000_000;

/** The frames of an animation as they are, in sRGB, a few at a time. */
async function* readParts(bytes: Buffer, facts: SourceFacts): AsyncGenerator<Frames> {
  const pages = Math.max(1, Math.floor(partPx / (facts.widthPx * facts.heightPx)));
  for (let page = 0; page < facts.frames; page += pages) {
    const part = { page, pages: Math.min(pages, facts.frames - page) };
    yield toFrames(openSource(bytes, { ...part, ignoreIcc: facts.profile !== "other" }));
  }
}

/**
 * Works on each frame by itself: scaled or blurred as one strip, each would run into the next. `work` is given the
 * frames in order.
 */
export const changeAnimation = async (
  bytes: Buffer,
  facts: SourceFacts,
  work: (source: Sharp) => Promise<Frames>,
): Promise<Sharp> => {
  const buffers: Buffer[] = [];
  let last: Frames | undefined;
  for await (const { buffers: sources, raw } of readParts(bytes, facts)) {
    for (const source of sources) {
      last = await work(openFrames({ buffers: [source], raw }));
      buffers.push(...last.buffers);
    }
  }
  if (last === undefined) throw new TypeError("an animation without frames");
  return openFrames({ buffers, raw: last.raw });
};
