"use client";

import { useSearchParams } from "next/navigation";
import { settingNames, toBackdrop, toSearch, toVariant, type Backdrop } from "./stage-settings";

const write = (name: string, value: string | undefined): void => {
  const { pathname, search } = globalThis.location;
  globalThis.history.replaceState(null, "", `${pathname}${toSearch(search, name, value)}`);
};

/** Leaves the address as it was before the stage was opened. */
export const clearStageSettings = (): void => {
  for (const name of Object.values(settingNames)) write(name, undefined);
};

/** Variant and backdrop, kept in the address so that a link shows what its sender saw. */
export const useStageSettings = (variantNames: readonly string[]) => {
  const search = useSearchParams();
  const standard = toVariant(null, variantNames);
  return {
    variant: toVariant(search.get(settingNames.variant), variantNames),
    backdrop: toBackdrop(search.get(settingNames.backdrop)),
    setVariant: (variant: string) => write(settingNames.variant, variant === standard ? undefined : variant),
    setBackdrop: (backdrop: Backdrop) => write(settingNames.backdrop, backdrop === "grey" ? undefined : backdrop),
  };
};
