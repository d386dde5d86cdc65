"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useAbilities } from "@/lib/client/session";
import { devicePresets, firstSuite, type DeviceProfile } from "@/lib/contracts/device-presets";
import { DeviceChoice } from "./device-choice";
import { DeviceForm } from "./device-form";
import { standardDevices } from "./devices";
import { deviceWords } from "./device-words";
import { OwnDeviceActions } from "./own-device-actions";
import { shownDevicesMost, type ShownDevice } from "./shown-devices";

type DeviceChooserProps = {
  shown: readonly ShownDevice[];
  ownDevices: readonly DeviceProfile[];
  onChange: (devices: readonly ShownDevice[]) => void;
};

/** Which devices stand on the stage and in which order; the team's own can be added, changed and deleted. */
export function DeviceChooser({ shown, ownDevices, onChange }: DeviceChooserProps) {
  // Those who may remove images may also keep the team's devices: owners and editors.
  const { mayRemove: mayEdit } = useAbilities();
  const [edited, setEdited] = useState<DeviceProfile | "added">();
  if (edited !== undefined) {
    return <DeviceForm device={edited === "added" ? undefined : edited} onDone={() => setEdited(undefined)} />;
  }
  const choiceOf = (profile: DeviceProfile) => (
    <DeviceChoice key={profile.id} profile={profile} shown={shown} most={shownDevicesMost} onChange={onChange}>
      {mayEdit && ownDevices.includes(profile) ? (
        <OwnDeviceActions device={profile} onEdit={() => setEdited(profile)} />
      ) : null}
    </DeviceChoice>
  );
  return (
    <div className="flex flex-col gap-5">
      <fieldset aria-label={deviceWords.suites} className="flex flex-wrap gap-2">
        <Button size="small" onClick={() => onChange(standardDevices)}>
          {deviceWords.standard}
        </Button>
        <Button size="small" onClick={() => onChange(firstSuite.map((id) => ({ id, isRotated: false })))}>
          {deviceWords.five}
        </Button>
      </fieldset>
      <section aria-label={deviceWords.presets}>
        <h3 className="mb-1 text-[13px] font-semibold">{deviceWords.presets}</h3>
        <ul>{devicePresets.map(choiceOf)}</ul>
      </section>
      <section aria-label={deviceWords.team}>
        <h3 className="mb-1 text-[13px] font-semibold">{deviceWords.team}</h3>
        {ownDevices.length === 0 ? <p className="mb-2 text-[13px] text-muted">{deviceWords.none}</p> : null}
        <ul>{ownDevices.map(choiceOf)}</ul>
        {mayEdit ? (
          <Button
            size="small"
            className="mt-2"
            icon={<Plus aria-hidden size={14} />}
            onClick={() => setEdited("added")}
          >
            {deviceWords.add}
          </Button>
        ) : null}
      </section>
    </div>
  );
}
