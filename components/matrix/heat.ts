/** How much of the original's bytes a delivery has: five steps, the last for more than all of them. */
export type Heat = 0 | 1 | 2 | 3 | 4;

const steps = [0.1, 0.25, 0.5, 1] as const;

export const toHeat = (part: number): Heat => {
  const step = steps.findIndex((most) => part <= most);
  return (step < 0 ? 4 : step) as Heat;
};

/** Every step's words for the legend, lightest first. */
export const heatWords = ["to 10 %", "to 25 %", "to 50 %", "to 100 %", "more"] as const;

/** Greys keep text readable in either theme; what is heavier than its original has the colour of danger. */
export const heatLooks = [
  "bg-transparent",
  "bg-[color-mix(in_srgb,var(--ink)_6%,transparent)]",
  "bg-[color-mix(in_srgb,var(--ink)_12%,transparent)]",
  "bg-[color-mix(in_srgb,var(--ink)_19%,transparent)]",
  "bg-danger-soft",
] as const;
