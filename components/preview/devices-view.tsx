"use client";

import { useQuery } from "@tanstack/react-query";
import { accountQuery } from "@/lib/client/account";
import { devicesQuery } from "@/lib/client/devices";
import { variantsQuery } from "@/lib/client/variants";
import type { Image } from "@/lib/contracts/image";
import { CandidatePicker } from "./candidate-picker";
import { toCandidates, toDeliveryMode, toOfferedModes, type Delivery } from "./delivery";
import { DeliveryTools } from "./delivery-tools";
import { DeviceRow } from "./device-row";
import { toScreens, toShown } from "./devices";
import { DevicesButton } from "./devices-button";
import { FactMeanings } from "./fact-meanings";
import { StageTools } from "./stage-tools";
import type { StageSettings } from "./use-stage-settings";
import { useSuiteSettings } from "./use-suite-settings";

type DevicesViewProps = { image: Image; settings: StageSettings };

/** The suite of devices, each with what it received, and the tools that choose what is asked. */
export function DevicesView({ image, settings }: DevicesViewProps) {
  const suite = useSuiteSettings();
  const ownDevices = useQuery(devicesQuery()).data?.items ?? [];
  const variants = useQuery(variantsQuery()).data?.items ?? [];
  const account = useQuery(accountQuery()).data;
  const all = toCandidates(image, variants);
  const modes = toOfferedModes(image, account, all);
  const wanted = suite.wantedCandidates;
  const chosen = wanted === undefined ? all : all.filter(({ name }) => wanted.includes(name));
  const delivery: Delivery = {
    mode: toDeliveryMode(suite.wantedMode, modes),
    variant: settings.variant,
    candidates: chosen.length > 0 ? chosen : all,
    connection: suite.connection,
  };
  const screens = toScreens(suite.shown, ownDevices);
  return (
    <>
      <StageTools>
        <DeliveryTools image={image} delivery={delivery} modes={modes} settings={settings} suite={suite} />
        <DevicesButton screens={screens} ownDevices={ownDevices} onChange={suite.setShown} />
      </StageTools>
      {delivery.mode === "srcset" ? (
        <CandidatePicker all={all} chosen={delivery.candidates} onChange={suite.setCandidates} />
      ) : null}
      <div className="flex flex-col gap-6">
        <DeviceRow
          image={image}
          screens={screens}
          delivery={delivery}
          backdrop={settings.backdrop}
          onChange={(screen) =>
            suite.setShown(screens.map((other) => toShown(other.id === screen.id ? screen : other)))
          }
        />
        <FactMeanings />
      </div>
    </>
  );
}
