import { SegmentedControl } from "@/components/ui/segmented-control";
import { backdropLooks } from "./backdrop-looks";
import { backdrops, type Backdrop } from "./stage-settings";
import { backdropNames, stageWords } from "./words";

const segments = backdrops.map((backdrop) => ({
  value: backdrop,
  label: backdropNames[backdrop],
  isIconOnly: true,
  icon: <span className={`size-4 rounded-full border border-edge ${backdropLooks[backdrop]}`} />,
}));

type BackdropSwitchProps = { value: Backdrop; onChange: (backdrop: Backdrop) => void };

/** Chooses what lies behind the pictures. */
export function BackdropSwitch({ value, onChange }: BackdropSwitchProps) {
  return (
    <div className="flex items-center gap-2">
      <span aria-hidden className="text-[13px] text-muted max-sm:hidden">
        {stageWords.backdrop}
      </span>
      <SegmentedControl label={stageWords.backdrop} value={value} segments={segments} onChange={onChange} />
    </div>
  );
}
