import { SegmentedControl } from "@/components/ui/segmented-control";
import { stageWords } from "./words";

type ViewSwitchProps = {
  value: string;
  views: readonly { id: string; label: string }[];
  onChange: (id: string) => void;
};

/** Chooses what fills the middle of the stage. Nothing to choose, nothing shown. */
export function ViewSwitch({ value, views, onChange }: ViewSwitchProps) {
  if (views.length < 2) return null;
  return (
    <div className="max-w-full shrink-0 overflow-x-auto p-0.5 -m-0.5 whitespace-nowrap">
      <SegmentedControl
        label={stageWords.view}
        value={value}
        segments={views.map(({ id, label }) => ({ value: id, label }))}
        onChange={onChange}
      />
    </div>
  );
}
