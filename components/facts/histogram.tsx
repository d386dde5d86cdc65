import type { ImageFacts } from "@/lib/contracts/image-facts";
import { toHistogramPath, toPercentBetween, toSteps } from "./to-histogram-path";
import { factsWords } from "./words";

const eighth = 32;
const heightPx = 96;

type HistogramProps = { histogram: NonNullable<ImageFacts["histogram"]> };

/** Brightness as ground, the three colours over it, from black at the left to white at the right. */
export function Histogram({ histogram }: HistogramProps) {
  const { luma, red, green, blue } = histogram;
  const steps = { luma: toSteps(luma), red: toSteps(red), green: toSteps(green), blue: toSteps(blue) };
  const most = Math.max(...Object.values(steps).flat());
  const told = factsWords.histogramOf(toPercentBetween(luma, 0, eighth), toPercentBetween(luma, 256 - eighth, 256));
  const common = { fill: "none", strokeWidth: 1, vectorEffect: "non-scaling-stroke" } as const;
  return (
    <figure className="flex flex-col gap-1">
      <svg
        role="img"
        aria-label={told}
        viewBox={`0 0 ${steps.luma.length} 100`}
        preserveAspectRatio="none"
        className="w-full rounded-sm bg-surface"
        style={{ height: heightPx }}
      >
        <path d={toHistogramPath(steps.luma, most)} className="fill-edge opacity-50" />
        <path d={toHistogramPath(steps.red, most)} {...common} stroke="light-dark(#c22b2b, #ff7a70)" />
        <path d={toHistogramPath(steps.green, most)} {...common} stroke="light-dark(#1d7d3f, #6fd394)" />
        <path d={toHistogramPath(steps.blue, most)} {...common} stroke="light-dark(#2a56c9, #8fb2ff)" />
      </svg>
      <figcaption aria-hidden className="flex justify-between text-[12px] text-muted">
        <span>{factsWords.dark}</span>
        <span>{factsWords.bright}</span>
      </figcaption>
    </figure>
  );
}
