"use client";

import { useSearchParams } from "next/navigation";
import { toConnectionChoice, type ConnectionChoice, type DeliveryMode } from "./delivery";
import { standardDevices } from "./devices";
import { parseShownDevices, printShownDevices, type ShownDevice } from "./shown-devices";
import { parseNames, printNames, settingNames } from "./stage-settings";
import { writeSetting } from "./use-stage-settings";

/** Which devices stand on the stage and how their pages ask, kept in the address. */
export const useSuiteSettings = () => {
  const search = useSearchParams();
  return {
    shown: parseShownDevices(search.get(settingNames.devices)),
    wantedMode: search.get(settingNames.delivery),
    /** Names of the variants in the `srcset`; undefined is all there are. */
    wantedCandidates: printNames(parseNames(search.get(settingNames.candidates)))?.split(","),
    connection: toConnectionChoice(search.get(settingNames.connection)),
    setShown: (devices: readonly ShownDevice[]) => {
      const text = printShownDevices(devices);
      const isStandard = text === printShownDevices(standardDevices) || text === "";
      writeSetting(settingNames.devices, isStandard ? undefined : text);
    },
    setMode: (mode: DeliveryMode) => writeSetting(settingNames.delivery, mode === "variant" ? undefined : mode),
    setCandidates: (names: readonly string[] | undefined) =>
      writeSetting(settingNames.candidates, names === undefined ? undefined : printNames(names)),
    setConnection: (choice: ConnectionChoice) =>
      writeSetting(settingNames.connection, choice === "fast" ? undefined : choice),
  };
};
