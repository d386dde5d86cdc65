"use client";

import type { Image } from "@/lib/contracts/image";
import { BackdropSwitch } from "./backdrop-switch";
import { DeviceRow } from "./device-row";
import { FactMeanings } from "./fact-meanings";
import { StageLayout } from "./stage-layout";
import { StagePanel } from "./stage-panel";
import { useStageSettings } from "./use-stage-settings";
import { VariantSelect } from "./variant-select";

type StageBodyProps = { image: Image; onTrash: (() => void) | undefined };

/** The stage of an image we know. */
export function StageBody({ image, onTrash }: StageBodyProps) {
  const names = image.variants.map((variant) => variant.name);
  const { variant, backdrop, setVariant, setBackdrop } = useStageSettings(names);
  return (
    <StageLayout
      tools={
        <>
          <VariantSelect value={variant} names={names.length === 0 ? [variant] : names} onChange={setVariant} />
          <BackdropSwitch value={backdrop} onChange={setBackdrop} />
        </>
      }
      frames={
        <div className="flex flex-col gap-6">
          <DeviceRow image={image} variant={variant} backdrop={backdrop} />
          <FactMeanings />
        </div>
      }
      panel={<StagePanel image={image} variant={variant} onTrash={onTrash} />}
    />
  );
}
