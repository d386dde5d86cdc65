"use client";

import { Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { toastQueue } from "@/components/ui/toast-queue";
import { toShownProblem } from "@/lib/client/api-fetch";
import { useDeleteDevice } from "@/lib/client/devices";
import type { DeviceProfile } from "@/lib/contracts/device-presets";
import { deviceWords } from "./device-words";

/** Change and delete one of the team's devices. */
export function OwnDeviceActions({ device, onEdit }: { device: DeviceProfile; onEdit: () => void }) {
  const [isAsking, setAsking] = useState(false);
  const remove = useDeleteDevice();
  const confirm = () => {
    setAsking(false);
    remove.mutate(device.id, {
      onError: (error) => {
        const { title, detail } = toShownProblem(error);
        toastQueue.add({ tone: "danger", message: `${title}. ${detail}` });
      },
    });
  };
  return (
    <>
      <IconButton
        size="small"
        label={deviceWords.edit(device.name)}
        icon={<Pencil aria-hidden size={14} />}
        onClick={onEdit}
      />
      <IconButton
        size="small"
        label={deviceWords.remove(device.name)}
        icon={<Trash2 aria-hidden size={14} />}
        onClick={() => setAsking(true)}
      />
      <AlertDialog
        title={deviceWords.removeTitle(device.name)}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        confirmLabel={deviceWords.removeConfirm}
        isDanger
        onConfirm={confirm}
      >
        {deviceWords.removeDetail}
      </AlertDialog>
    </>
  );
}
