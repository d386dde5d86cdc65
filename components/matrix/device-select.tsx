import { LabelledSelect } from "@/components/ui/labelled-select";
import { devicePresets, type DeviceProfile } from "@/lib/contracts/device-presets";
import { useMatrixDevice, useOwnDevices } from "./use-matrix-device";
import { matrixWords } from "./words";

const toOption = ({ id, name }: DeviceProfile) => (
  <option key={id} value={id}>
    {name}
  </option>
);

/** Who receives the pictures. */
export function DeviceSelect({ value, onChange }: { value: string; onChange: (deviceId: string) => void }) {
  const own = useOwnDevices();
  const device = useMatrixDevice(value);
  return (
    <LabelledSelect look="tool" label={matrixWords.device} value={device.id} onChange={onChange}>
      <optgroup label={matrixWords.presets}>{devicePresets.map(toOption)}</optgroup>
      {own.length === 0 ? null : <optgroup label={matrixWords.own}>{own.map(toOption)}</optgroup>}
    </LabelledSelect>
  );
}
