import type { Pixel } from "./worker-messages";
import { compareWords } from "./words";

/** The values under the crosshair, of each picture's own pixel. */
export function PixelReadout({ a, b }: { a: Pixel | null; b: Pixel | null }) {
  const tell = (name: string, pixel: Pixel | null) =>
    pixel === null ? compareWords.outside(name) : compareWords.pixelOf(name, pixel.place, toHex(pixel.rgba));
  return (
    <output className="flex flex-wrap gap-x-6 gap-y-1 font-mono text-[12px]">
      {(
        [
          ["A", a],
          ["B", b],
        ] as const
      ).map(([name, pixel]) => (
        <span key={name} className="flex items-center gap-2">
          <span
            aria-hidden
            className="size-4 rounded-sm outline outline-edge"
            style={{ background: pixel ? toHex(pixel.rgba) : "none" }}
          />
          {tell(name, pixel)}
        </span>
      ))}
    </output>
  );
}

const toHex = ([red, green, blue, alpha]: Pixel["rgba"]): string =>
  `#${[red, green, blue, ...(alpha === 255 ? [] : [alpha])].map((value) => value.toString(16).padStart(2, "0")).join("")}`;
