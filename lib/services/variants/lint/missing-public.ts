import type { LintRule } from "./lint-rule";

/** Every account has it, and links in the wild count on it. */
export const missingPublic: LintRule = ({ variants }) =>
  variants.some(({ name }) => name === "public")
    ? []
    : [
        {
          rule: "missing-public",
          severity: "error",
          message: "There is no variant named public. The service keeps one, and most links and tools count on it.",
        },
      ];
