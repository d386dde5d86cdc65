import { LabelledSelect } from "@/components/ui/labelled-select";
import type { DeliveryMode } from "./delivery";
import { deliveryWords } from "./delivery-words";
import { stageWords } from "./words";

type VariantSelectProps = {
  value: string;
  mode: DeliveryMode;
  names: readonly string[];
  modes: readonly DeliveryMode[];
  onVariant: (name: string) => void;
  onMode: (mode: DeliveryMode) => void;
};

/** No variant's name has this letter. */
const modeMark = "~";

/** The image's variants, and the ways to let the browser choose among several where there are any. */
export function VariantSelect({ value, mode, names, modes, onVariant, onMode }: VariantSelectProps) {
  const choosing = modes.filter((other) => other !== "variant");
  const choose = (picked: string) => {
    const pickedMode = choosing.find((other) => modeMark + other === picked);
    if (pickedMode === undefined) onVariant(picked);
    else onMode(pickedMode);
  };
  const single = names.map((name) => <option key={name}>{name}</option>);
  return (
    <LabelledSelect
      look="tool"
      label={stageWords.variant}
      value={mode === "variant" ? value : modeMark + mode}
      onChange={choose}
    >
      {choosing.length === 0 ? single : <optgroup label={deliveryWords.variants}>{single}</optgroup>}
      {choosing.length === 0 ? null : (
        <optgroup label={deliveryWords.modes}>
          {choosing.map((other) => (
            <option key={other} value={modeMark + other}>
              {other === "srcset" ? deliveryWords.srcset : deliveryWords.width}
            </option>
          ))}
        </optgroup>
      )}
    </LabelledSelect>
  );
}
