"use client";

import { useSearchParams } from "next/navigation";
import {
  devicesView,
  parseNames,
  printNames,
  settingNames,
  toBackdrop,
  toggleName,
  toSearch,
  toVariant,
  toView,
  type Backdrop,
} from "./stage-settings";

const readNow = (name: string): string | null => new URLSearchParams(globalThis.location.search).get(name);

/** Changes one setting in the address, without a step in the browser's history. */
export const writeSetting = (name: string, value: string | undefined): void => {
  const { pathname, search } = globalThis.location;
  globalThis.history.replaceState(null, "", `${pathname}${toSearch(search, name, value)}`);
};

/** Leaves the address as it was before the stage was opened. `others`: parameters of the stage's parts. */
export const clearStageSettings = (others: readonly string[]): void => {
  for (const name of [...Object.values(settingNames), ...others]) writeSetting(name, undefined);
};

type Known = { variantNames: readonly string[]; viewIds: readonly string[] };

/** What the stage shows, kept in the address so that a link shows what its sender saw. */
export const useStageSettings = ({ variantNames, viewIds }: Known) => {
  const search = useSearchParams();
  const standard = toVariant(null, variantNames);
  return {
    variant: toVariant(search.get(settingNames.variant), variantNames),
    backdrop: toBackdrop(search.get(settingNames.backdrop)),
    view: toView(search.get(settingNames.view), viewIds),
    openSections: parseNames(search.get(settingNames.sections)),
    setVariant: (variant: string) => writeSetting(settingNames.variant, variant === standard ? undefined : variant),
    setBackdrop: (backdrop: Backdrop) =>
      writeSetting(settingNames.backdrop, backdrop === "grey" ? undefined : backdrop),
    setView: (view: string) => writeSetting(settingNames.view, view === devicesView ? undefined : view),
    // From the address as it is now: two presses in one moment must both count.
    toggleSection: (id: string) =>
      writeSetting(settingNames.sections, printNames(toggleName(parseNames(readNow(settingNames.sections)), id))),
  };
};

export type StageSettings = ReturnType<typeof useStageSettings>;
