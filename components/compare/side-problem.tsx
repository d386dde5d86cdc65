import { RotateCw } from "lucide-react";
import type { UseQueryResult } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { toShownProblem } from "@/lib/client/api-fetch";
import type { ComparedPicture } from "@/lib/client/compare/compared-picture";
import { toFormatWords } from "@/lib/client/format-words";
import { compareWords } from "./words";

type ProblemProps = { name: string; query: UseQueryResult<ComparedPicture>; isUndrawable: boolean };

/** Why one of the pictures is missing, and what to do. */
export function SideProblem({ name, query, isUndrawable }: ProblemProps) {
  if (isUndrawable && query.data !== undefined) {
    return <p className="text-[13px]">{compareWords.undrawable(name, toFormatWords(query.data.facts.format))}</p>;
  }
  if (!query.isError) return null;
  const { title, detail } = toShownProblem(query.error);
  return (
    <div role="alert" className="flex flex-col items-start gap-2 text-[13px]">
      <p>
        <span className="font-semibold text-danger">{compareWords.failed(name)}.</span> {title}. {detail}
      </p>
      <Button
        size="small"
        icon={<RotateCw aria-hidden size={14} />}
        isPending={query.isFetching}
        onClick={() => void query.refetch()}
      >
        {compareWords.retry(name)}
      </Button>
    </div>
  );
}
