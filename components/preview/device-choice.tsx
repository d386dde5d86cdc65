import { ChevronDown, ChevronUp } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "@/components/ui/icon-button";
import type { DeviceProfile } from "@/lib/contracts/device-presets";
import { deviceWords } from "./device-words";
import { moveDevice, type ShownDevice } from "./shown-devices";

type DeviceChoiceProps = {
  profile: DeviceProfile;
  shown: readonly ShownDevice[];
  most: number;
  onChange: (devices: readonly ShownDevice[]) => void;
  /** Actions on the device itself. */
  children: ReactNode;
};

/** One device: whether it is shown, at which place, and ways to another place. The last shown stays. */
export function DeviceChoice({ profile, shown, most, onChange, children }: DeviceChoiceProps) {
  const { id, name } = profile;
  const index = shown.findIndex((device) => device.id === id);
  const isShown = index >= 0;
  const toggle = () =>
    onChange(isShown ? shown.filter((each) => each.id !== id) : [...shown, { id, isRotated: false }]);
  const isFixed = isShown ? shown.length === 1 : shown.length >= most;
  return (
    <li className="flex min-h-10 items-center gap-2 border-t border-line first:border-t-0">
      <label className="flex min-w-0 grow items-center gap-2.5 py-1.5 text-[13px]">
        <input
          type="checkbox"
          className="size-4 shrink-0 accent-accent"
          checked={isShown}
          disabled={isFixed}
          onChange={toggle}
        />
        <span className="min-w-0">
          <span className="font-medium">{name}</span>{" "}
          <span className="block text-[12px] leading-4 text-muted tabular-nums">
            {deviceWords.measures(profile.widthPx, profile.heightPx, profile.dpr)}
          </span>
        </span>
      </label>
      {isShown ? (
        <>
          <span className="text-[12px] text-muted tabular-nums">{deviceWords.place(index + 1)}</span>
          <IconButton
            size="small"
            label={deviceWords.earlier(name)}
            icon={<ChevronUp aria-hidden size={16} />}
            aria-disabled={index === 0}
            className="aria-disabled:opacity-40"
            onClick={() => onChange(moveDevice(shown, id, -1))}
          />
          <IconButton
            size="small"
            label={deviceWords.later(name)}
            icon={<ChevronDown aria-hidden size={16} />}
            aria-disabled={index === shown.length - 1}
            className="aria-disabled:opacity-40"
            onClick={() => onChange(moveDevice(shown, id, 1))}
          />
        </>
      ) : null}
      {children}
    </li>
  );
}
