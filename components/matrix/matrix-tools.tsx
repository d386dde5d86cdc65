"use client";

import { useQuery } from "@tanstack/react-query";
import { devicesQuery } from "@/lib/client/devices";
import { devicePresets, type DeviceProfile } from "@/lib/contracts/device-presets";
import { LabelledSelect } from "./labelled-select";
import { acceptChoices, type AcceptChoice, type MatrixAddress } from "./matrix-address";
import { matrixWords } from "./words";

const none: readonly DeviceProfile[] = [];

/** The team's own devices; none until they are known. */
const useOwnDevices = (): readonly DeviceProfile[] => useQuery(devicesQuery()).data?.items ?? none;

/** The device of this id; a desktop where nobody has it any more. */
export const useMatrixDevice = (id: string): DeviceProfile => {
  const all: readonly DeviceProfile[] = [...devicePresets, ...useOwnDevices()];
  return all.find((device) => device.id === id) ?? devicePresets[3];
};

type MatrixToolsProps = { address: MatrixAddress; onChange: (part: Partial<MatrixAddress>) => void };

/** Who receives the pictures, and in which order they stand. */
export function MatrixTools({ address, onChange }: MatrixToolsProps) {
  const own = useOwnDevices();
  const device = useMatrixDevice(address.deviceId);
  const { orders } = matrixWords;
  const isByVariant = address.order.startsWith("variant:");
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <LabelledSelect label={matrixWords.device} value={device.id} onChange={(deviceId) => onChange({ deviceId })}>
        <optgroup label={matrixWords.presets}>
          {devicePresets.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </optgroup>
        {own.length === 0 ? null : (
          <optgroup label={matrixWords.own}>
            {own.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </optgroup>
        )}
      </LabelledSelect>
      <LabelledSelect
        label={matrixWords.accept}
        value={address.accept}
        onChange={(accept) => onChange({ accept: accept as AcceptChoice })}
      >
        {(Object.keys(acceptChoices) as AcceptChoice[]).map((choice) => (
          <option key={choice} value={choice}>
            {matrixWords.accepts[choice]}
          </option>
        ))}
      </LabelledSelect>
      <LabelledSelect label={matrixWords.order} value={address.order} onChange={(order) => onChange({ order })}>
        {(Object.keys(orders) as (keyof typeof orders)[]).map((order) => (
          <option key={order} value={order}>
            {orders[order]}
          </option>
        ))}
        {isByVariant ? <option value={address.order}>{matrixWords.byVariant}</option> : null}
      </LabelledSelect>
    </div>
  );
}
