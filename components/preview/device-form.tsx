"use client";

import { useState, type SyntheticEvent } from "react";
import { Button } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import { TextField } from "@/components/ui/text-field";
import { toShownProblem } from "@/lib/client/api-fetch";
import { useCreateDevice, useUpdateDevice } from "@/lib/client/devices";
import { deviceKinds, type DeviceProfile } from "@/lib/contracts/device-presets";
import { findFaults, toDeviceInput, toDraft, type DeviceDraft, type DraftFaults } from "./device-draft";
import { deviceWords } from "./device-words";

type DeviceFormProps = { device: DeviceProfile | undefined; onDone: () => void };

/** Makes a device of the team, or changes one. */
export function DeviceForm({ device, onDone }: DeviceFormProps) {
  const [draft, setDraft] = useState(() => toDraft(device));
  const [faults, setFaults] = useState<DraftFaults>({});
  const create = useCreateDevice();
  const update = useUpdateDevice();
  const error = create.error ?? update.error;
  const save = (event: SyntheticEvent) => {
    event.preventDefault();
    const found = findFaults(draft);
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    const input = toDeviceInput(draft);
    if (device === undefined) create.mutate(input, { onSuccess: onDone });
    else update.mutate({ id: device.id, edit: input }, { onSuccess: onDone });
  };
  return (
    <form
      noValidate
      aria-label={device === undefined ? deviceWords.add : deviceWords.editTitle(device.name)}
      className="flex flex-col gap-4"
      onSubmit={save}
    >
      <DeviceFields draft={draft} faults={faults} onChange={setDraft} />
      {error === null ? null : (
        <p role="alert" className="text-[13px] text-danger">
          {toShownProblem(error).title}. {toShownProblem(error).detail}
        </p>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>{deviceWords.cancel}</Button>
        <Button type="submit" variant="primary" isPending={create.isPending || update.isPending}>
          {deviceWords.save}
        </Button>
      </div>
    </form>
  );
}

type DeviceFieldsProps = { draft: DeviceDraft; faults: DraftFaults; onChange: (draft: DeviceDraft) => void };

function DeviceFields({ draft, faults, onChange }: DeviceFieldsProps) {
  const bind = (field: Exclude<keyof DeviceDraft, "kind">) => ({
    value: draft[field],
    error: faults[field],
    autoComplete: "off",
    onChange: (event: { target: { value: string } }) => onChange({ ...draft, [field]: event.target.value }),
  });
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the button that opened the form is gone */}
      <TextField label={deviceWords.name} autoFocus {...bind("name")} />
      <Choice
        look="field"
        label={deviceWords.kind}
        value={draft.kind}
        options={deviceKinds.map((kind) => [kind, deviceWords.kinds[kind]] as const)}
        onChange={(kind) => onChange({ ...draft, kind })}
      />
      <div className="grid gap-4 sm:grid-cols-3">
        <TextField label={deviceWords.width} inputMode="numeric" {...bind("widthPx")} />
        <TextField label={deviceWords.height} inputMode="numeric" {...bind("heightPx")} />
        <TextField label={deviceWords.dpr} inputMode="decimal" {...bind("dpr")} />
      </div>
      <TextField label={deviceWords.userAgent} hint={deviceWords.userAgentHint} {...bind("userAgent")} />
      <TextField label={deviceWords.accept} hint={deviceWords.acceptHint} {...bind("accept")} />
    </>
  );
}
