import { findStep, type Step } from "./grid-walk";

/** What a person wants of the grid, however they said it. */
export type GridIntent =
  | { kind: "step"; step: Step; isExtending: boolean }
  | { kind: "open" | "toggle" | "extend" | "all" | "clear" | "remove" };

type Modifiers = { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean };
type KeyPress = Modifiers & { key: string; altKey: boolean };

const plainKeys: Readonly<Record<string, GridIntent["kind"] & ("open" | "toggle" | "clear" | "remove")>> = {
  Enter: "open",
  " ": "open",
  x: "toggle",
  X: "toggle",
  Escape: "clear",
  Delete: "remove",
  Backspace: "remove",
};

/** Undefined for keys that mean nothing here, which then keep what the browser does with them. */
export const findKeyIntent = (press: KeyPress): GridIntent | undefined => {
  const hasCommand = press.ctrlKey || press.metaKey;
  if (press.altKey) return undefined;
  if (hasCommand && press.key.toLowerCase() === "a") return { kind: "all" };
  const step = findStep(press.key);
  if (step !== undefined && !hasCommand) return { kind: "step", step, isExtending: press.shiftKey };
  const kind = hasCommand ? undefined : plainKeys[press.key];
  return kind === undefined ? undefined : { kind };
};

export type ClickedPart = "picture" | "select";

/** A press opens, unless a modifier, the tick or a selection under way says that it selects. */
export const toClickIntent = (press: Modifiers, part: ClickedPart, hasSelection: boolean): GridIntent => {
  if (press.shiftKey) return { kind: "extend" };
  return { kind: press.ctrlKey || press.metaKey || part === "select" || hasSelection ? "toggle" : "open" };
};
