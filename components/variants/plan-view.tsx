import type { VariantPlan, VariantStep } from "@/lib/contracts/variant";
import { ChangeList } from "./change-list";
import { LintList } from "./lint-list";
import { codeWords } from "./settings-words";
import { dryRunWords } from "./words";

const tones: Readonly<Record<VariantStep["action"], string>> = {
  create: "text-success",
  update: "text-accent",
  delete: "text-danger",
  keep: "text-muted",
};

/** Step by step what would happen, whose cached copies go, and what is doubtful about the outcome. */
export function PlanView({ plan }: { plan: VariantPlan }) {
  const steps = plan.steps.filter(({ action }) => action !== "keep");
  const kept = plan.steps.filter(({ action }) => action === "keep").map(({ name }) => name);
  return (
    <section aria-label={codeWords.plan} className="flex flex-col gap-3">
      {steps.length === 0 ? <p className="text-[13px]">{codeWords.nothing}</p> : null}
      <ul>
        {steps.map(({ action, name, changes }) => (
          <li key={name} className="border-t border-line py-2 first:border-t-0">
            <p className="text-[13px]">
              <span className={`font-medium ${tones[action]}`}>{codeWords.steps[action]}</span>{" "}
              <span className="font-medium">{name}</span>
            </p>
            {action === "delete" ? null : <ChangeList changes={changes} isNew={action === "create"} />}
          </li>
        ))}
      </ul>
      {kept.length === 0 ? null : <p className="text-[13px] text-muted">{codeWords.kept(kept)}</p>}
      {steps.length === 0 ? null : <p className="text-[13px]">{dryRunWords.purges(plan.cachedImages)}</p>}
      {plan.lint.length === 0 ? null : <LintList findings={plan.lint} />}
    </section>
  );
}
