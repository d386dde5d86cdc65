"use client";

import { MonitorSmartphone } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { DeviceProfile } from "@/lib/contracts/device-presets";
import { DeviceChooser } from "./device-chooser";
import { toShown, type Screen } from "./devices";
import { deviceWords } from "./device-words";
import type { ShownDevice } from "./shown-devices";

type DevicesButtonProps = {
  screens: readonly Screen[];
  ownDevices: readonly DeviceProfile[];
  onChange: (devices: readonly ShownDevice[]) => void;
};

/** Opens the choice of devices. */
export function DevicesButton({ screens, ownDevices, onChange }: DevicesButtonProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button icon={<MonitorSmartphone aria-hidden size={16} />} onClick={() => setOpen(true)}>
        {deviceWords.open(screens.length)}
      </Button>
      <Dialog size="wide" title={deviceWords.title} isOpen={isOpen} onClose={() => setOpen(false)}>
        <DeviceChooser shown={screens.map(toShown)} ownDevices={ownDevices} onChange={onChange} />
      </Dialog>
    </>
  );
}
