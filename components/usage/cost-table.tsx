import type { ReactNode } from "react";
import { toCountText } from "@/lib/client/figure-words";
import type { Prices } from "@/lib/contracts/pricing";
import { toCost, type EstimateNumbers } from "./estimate";
import { toMoneyWords, toPriceWords } from "./figures";
import { whatIfWords } from "./words";

function Row({ part, reckoning, usd }: { part: string; reckoning: ReactNode; usd: number }) {
  return (
    <tr className="border-t border-line">
      <th scope="row" className="py-2 pr-4 text-left align-top font-normal">
        {part}
      </th>
      <td className="py-2 pr-4 align-top text-muted">{reckoning}</td>
      <td className="py-2 text-right align-top tabular-nums">{toMoneyWords(usd)}</td>
    </tr>
  );
}

const toTransformationWords = ({ transformations, transformationsFree, transformationsPer1k }: EstimateNumbers) =>
  transformations <= transformationsFree
    ? whatIfWords.withinFree(toCountText(transformationsFree))
    : whatIfWords.beyond(
        toCountText(transformations),
        toCountText(transformationsFree),
        toPriceWords(transformationsPer1k),
      );

/** What a month costs, line by line, each with its reckoning. */
export function CostTable({ numbers, published }: { numbers: EstimateNumbers; published: Prices }) {
  const cost = toCost(numbers, published);
  return (
    <table aria-label={whatIfWords.table} className="w-full text-[13px]">
      <thead>
        <tr className="text-left text-muted">
          <th className="pb-2 font-normal">{whatIfWords.part}</th>
          <th className="pb-2 font-normal">{whatIfWords.reckoning}</th>
          <th className="pb-2 text-right font-normal">{whatIfWords.amount}</th>
        </tr>
      </thead>
      <tbody>
        <Row
          part={whatIfWords.stored}
          reckoning={whatIfWords.blocks(Math.ceil(numbers.stored / 100_000), toPriceWords(numbers.storedPer100k))}
          usd={cost.stored}
        />
        <Row
          part={whatIfWords.delivered}
          reckoning={whatIfWords.share(toCountText(numbers.delivered), toPriceWords(numbers.deliveredPer100k))}
          usd={cost.delivered}
        />
        <Row part={whatIfWords.transformations} reckoning={toTransformationWords(numbers)} usd={cost.transformations} />
      </tbody>
      <tfoot>
        <tr className="border-t border-edge font-semibold">
          <th scope="row" colSpan={2} className="py-2 text-left">
            {whatIfWords.total}
          </th>
          <td className="py-2 text-right tabular-nums">{toMoneyWords(cost.total)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
