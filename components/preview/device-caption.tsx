import { RotateCw } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { toScreen, toShown, type Screen } from "./devices";
import { SlotField } from "./slot-field";
import { frameWords } from "./words";

type DeviceCaptionProps = { screen: Screen; onChange: (screen: Screen) => void };

/** Which device it is, how it is held, and how wide its page shows the picture. */
export function DeviceCaption({ screen, onChange }: DeviceCaptionProps) {
  // Turned back before it is turned on: `toScreen` starts from the device as people hold it.
  const upright = screen.isRotated ? { ...screen, widthPx: screen.heightPx, heightPx: screen.widthPx } : screen;
  return (
    <figcaption className="text-[13px] leading-5">
      <span className="flex items-start justify-between gap-1">
        <span className="min-w-0 pt-0.5 font-semibold">{screen.name}</span>
        <IconButton
          size="small"
          label={frameWords.rotate(screen.name)}
          aria-pressed={screen.isRotated}
          icon={<RotateCw aria-hidden size={14} />}
          onClick={() => onChange(toScreen(upright, { ...toShown(screen), isRotated: !screen.isRotated }))}
        />
      </span>
      <span className="block text-[12px] text-muted tabular-nums">
        {frameWords.screen(screen.widthPx, screen.heightPx)},{" "}
        <span className="whitespace-nowrap">{frameWords.dpr(screen.dpr)}</span>
      </span>
      <SlotField
        screen={screen}
        onChange={(slotWidthPx) => {
          const { id, isRotated } = screen;
          onChange(toScreen(upright, { id, isRotated, ...(slotWidthPx !== undefined && { slotWidthPx }) }));
        }}
      />
    </figcaption>
  );
}
