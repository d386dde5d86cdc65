"use client";

import { Crosshair, ZoomIn, ZoomOut } from "lucide-react";
import { useId } from "react";
import { Button } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import { IconButton } from "@/components/ui/icon-button";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { colourVisions } from "./colour-vision";
import { backdrops, gains, looks, mostThreshold, type CompareSettings } from "./compare-settings";
import { compareWords } from "./words";

type Zooming = { onIn: () => void; onOut: () => void; onFit: () => void; onTrueSize: () => void };
type CompareToolsProps = {
  settings: CompareSettings;
  zooming: Zooming;
  isInspecting: boolean;
  onInspect: () => void;
  onChange: (part: Partial<CompareSettings>) => void;
};

/** What is shown of the two pictures, how near, on which ground and to whose eyes. */
export function CompareTools({ settings, zooming, isInspecting, onInspect, onChange }: CompareToolsProps) {
  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
      <div className="flex">
        <SegmentedControl
          label={compareWords.look}
          value={settings.look}
          segments={looks.map((look) => ({ value: look, label: compareWords.looks[look] }))}
          onChange={(look) => onChange({ look })}
        />
      </div>
      <div className="flex items-center gap-1">
        <IconButton
          label={compareWords.zoomOut}
          shortcut="-"
          icon={<ZoomOut aria-hidden size={18} />}
          onClick={zooming.onOut}
        />
        <IconButton
          label={compareWords.zoomIn}
          shortcut="+"
          icon={<ZoomIn aria-hidden size={18} />}
          onClick={zooming.onIn}
        />
        <Button onClick={zooming.onFit}>{compareWords.fit}</Button>
        <Button onClick={zooming.onTrueSize}>{compareWords.trueSize}</Button>
        <IconButton
          label={compareWords.inspect}
          shortcut="I"
          icon={<Crosshair aria-hidden size={18} />}
          aria-pressed={isInspecting}
          className="aria-pressed:bg-pressed aria-pressed:text-ink"
          onClick={onInspect}
        />
      </div>
      <div className="flex grow flex-wrap items-end gap-x-4 gap-y-2">
        <Choice
          look="tool"
          label={compareWords.backdrop}
          value={settings.backdrop}
          options={backdrops.map((name) => [name, compareWords.backdrops[name]] as const)}
          onChange={(backdrop) => onChange({ backdrop })}
        />
        <Choice
          look="tool"
          label={compareWords.vision}
          value={settings.vision}
          options={colourVisions.map((name) => [name, compareWords.visions[name]] as const)}
          onChange={(vision) => onChange({ vision })}
        />
      </div>
      {settings.look === "difference" ? <DifferenceTools settings={settings} onChange={onChange} /> : null}
    </div>
  );
}

function DifferenceTools({ settings, onChange }: Pick<CompareToolsProps, "settings" | "onChange">) {
  const id = useId();
  return (
    <>
      <Choice
        look="tool"
        label={compareWords.gain}
        value={String(settings.gain)}
        options={gains.map((gain) => [String(gain), compareWords.gainOf(gain)] as const)}
        onChange={(picked) => onChange({ gain: gains.find((gain) => String(gain) === picked) ?? settings.gain })}
      />
      <div className="flex items-center gap-2 text-[13px]">
        <label htmlFor={id} className="text-muted">
          {compareWords.threshold}
        </label>
        <input
          id={id}
          type="range"
          min={0}
          max={mostThreshold}
          value={settings.threshold}
          aria-valuetext={compareWords.thresholdOf(settings.threshold)}
          onChange={(event) => onChange({ threshold: event.target.valueAsNumber })}
          className="h-6 w-32 accent-accent"
        />
        <span aria-hidden className="min-w-16 tabular-nums">
          {compareWords.thresholdOf(settings.threshold)}
        </span>
      </div>
    </>
  );
}
