import type { Check } from "./check";
import { Context } from "./context";
import { Mismatch, NotTried } from "./demand";
import type { Target } from "./target";

export type Outcome = Readonly<{
  check: Check;
  /** `broken` is a fault of the kit or the connection rather than an answer. */
  state: "passed" | "failed" | "not tried" | "broken";
  /** Empty for what passed. */
  words: string;
  elapsedMs: number;
}>;

/** The SDK throws what the target refused; its message holds status and answer. */
const isRefusal = (error: unknown): error is Error =>
  error instanceof Mismatch || (error instanceof Error && "status" in error && typeof error.status === "number");

const toState = (error: unknown): Pick<Outcome, "state" | "words"> => {
  if (error instanceof NotTried) return { state: "not tried", words: error.message };
  const words = error instanceof Error ? error.message : String(error);
  return { state: isRefusal(error) ? "failed" : "broken", words: words.replaceAll(/\s+/g, " ") };
};

const whyNot = (check: Check, target: Target): string | undefined => {
  if ((check.dialect ?? "v1") !== target.dialect) return `speaks as ${check.dialect ?? "v1"} only`;
  if (check.touchesAccount === true && !target.mayTouchAccount) return "needs --touch-account";
  return undefined;
};

const runOne = async (check: Check, ctx: Context): Promise<Outcome> => {
  const startedAt = performance.now();
  const reason = whyNot(check, ctx.target);
  const finish = (rest: Pick<Outcome, "state" | "words">): Outcome => ({
    check,
    elapsedMs: Math.round(performance.now() - startedAt),
    ...rest,
  });
  if (reason !== undefined) return finish({ state: "not tried", words: reason });
  try {
    await check.run(ctx);
    return finish({ state: "passed", words: "" });
  } catch (error) {
    return finish(toState(error));
  }
};

const cleaning: Check = { id: "clean-up", spec: [], title: "what the run made is gone", run: () => Promise.resolve() };

/** Runs checks one after another against a target, and takes away what they made. */
export const runChecks = async (
  target: Target,
  checks: readonly Check[],
  onOutcome: (outcome: Outcome) => void = () => undefined,
): Promise<readonly Outcome[]> => {
  const ctx = new Context(target);
  const outcomes: Outcome[] = [];
  const tell = (outcome: Outcome): void => {
    outcomes.push(outcome);
    onOutcome(outcome);
  };
  for (const check of checks) tell(await runOne(check, ctx));
  const left = await ctx.cleanUp();
  if (left.length > 0) tell({ check: cleaning, state: "broken", words: left.join("; "), elapsedMs: 0 });
  return outcomes;
};
