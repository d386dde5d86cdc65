"use client";

import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { toastQueue } from "@/components/ui/toast-queue";
import { toShownProblem } from "@/lib/client/api-fetch";
import { useApplyVariants, usePlanVariants } from "@/lib/client/variants";
import type { VariantPlanInput } from "@/lib/contracts/variant";
import { PlanView } from "./plan-view";
import { codeWords } from "./settings-words";

/** Asks for a plan, shows it, and carries out exactly that. */
export const usePlan = (onDone: () => void) => {
  const planning = usePlanVariants();
  const applying = useApplyVariants();
  const ask = (input: VariantPlanInput) => {
    applying.reset();
    planning.mutate(input);
  };
  const apply = () => {
    if (planning.data === undefined || planning.variables === undefined) return;
    const { fingerprint } = planning.data;
    applying.mutate(
      { ...planning.variables, fingerprint },
      {
        onSuccess: () => {
          toastQueue.add({ message: codeWords.applied, tone: "success" });
          onDone();
        },
      },
    );
  };
  const hasSteps = planning.data?.steps.some(({ action }) => action !== "keep") === true;
  return {
    plan: planning.data,
    isPlanning: planning.isPending,
    isApplying: applying.isPending,
    error: applying.error ?? planning.error,
    hasSteps,
    ask,
    apply,
    forget: () => planning.reset(),
  };
};
export type Plan = ReturnType<typeof usePlan>;

/** The plan, or why there is none. */
export function PlanPart({ plan }: { plan: Plan }) {
  return (
    <div aria-live="polite" className="flex flex-col gap-3">
      {plan.isPlanning ? (
        <p className="flex items-center gap-2 text-[13px] text-muted">
          <Spinner /> {codeWords.planning}
        </p>
      ) : null}
      {plan.error === null ? null : <PlanFault error={plan.error} />}
      {plan.plan === undefined ? null : <PlanView plan={plan.plan} />}
    </div>
  );
}

function PlanFault({ error }: { error: unknown }) {
  const { title, detail, fields } = toShownProblem(error);
  return (
    <div role="alert" className="text-[13px] text-danger">
      <p>
        {title}. {detail}
      </p>
      {fields.length === 0 ? null : (
        <ul className="mt-1 list-disc pl-5">
          {fields.map(({ field, message }) => (
            <li key={`${field} ${message}`}>
              <code className="font-mono text-[12px]">{field}</code>: {message}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Applies what is shown; asks for nothing when nothing would change. */
export function ApplyButton({ plan, isDanger = false }: { plan: Plan; isDanger?: boolean }) {
  return (
    <Button
      variant={isDanger ? "danger" : "primary"}
      isDisabled={!plan.hasSteps}
      isPending={plan.isApplying}
      onClick={plan.apply}
    >
      {codeWords.apply}
    </Button>
  );
}
