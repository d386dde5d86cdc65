import type { Outcome } from "./run-checks";

const marks = { passed: "ok", failed: "FAILED", "not tried": "-", broken: "BROKEN" } as const;

/** One line of the table. */
export const toLine = ({ check, state, words }: Outcome): string => {
  const spec = check.spec.slice(0, 2).join(", ") + (check.spec.length > 2 ? ", …" : "");
  const inferred = check.isInferred === true ? "~" : " ";
  return `${marks[state].padEnd(6)} ${inferred} ${check.id.padEnd(44)} ${spec.padEnd(46)} ${words === "" ? check.title : words}`;
};

/** Counts by state, and what the marks mean. */
export const toSummary = (outcomes: readonly Outcome[]): string => {
  const count = (state: Outcome["state"]): number => outcomes.filter((outcome) => outcome.state === state).length;
  const inferred = outcomes.filter(({ check, state }) => state === "failed" && check.isInferred === true).length;
  return [
    `${outcomes.length} checks: ${count("passed")} passed, ${count("failed")} failed, ${count("broken")} broken, ${count("not tried")} not tried`,
    `~ rests on a choice where the documentation is silent (${inferred} of the failed ones)`,
  ].join("\n");
};
