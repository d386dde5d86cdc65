import type { Image } from "@/lib/contracts/image";
import { BackdropSwitch } from "./backdrop-switch";
import { ConnectionSelect } from "./connection-select";
import type { Delivery, DeliveryMode } from "./delivery";
import type { StageSettings } from "./use-stage-settings";
import type { useSuiteSettings } from "./use-suite-settings";
import { VariantSelect } from "./variant-select";

type DeliveryToolsProps = {
  image: Image;
  delivery: Delivery;
  modes: readonly DeliveryMode[];
  settings: StageSettings;
  suite: ReturnType<typeof useSuiteSettings>;
};

/** What the page asks for, over which line, and what lies behind the picture. On a phone each finds its own place in the row. */
export function DeliveryTools({ image, delivery, modes, settings, suite }: DeliveryToolsProps) {
  const names = image.variants.map(({ name }) => name);
  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-2 max-sm:contents">
      <VariantSelect
        value={delivery.variant}
        mode={delivery.mode}
        names={names.length === 0 ? [delivery.variant] : names}
        modes={modes}
        onVariant={(name) => {
          suite.setMode("variant");
          settings.setVariant(name);
        }}
        onMode={suite.setMode}
      />
      <ConnectionSelect value={suite.connection} onChange={suite.setConnection} />
      <BackdropSwitch value={settings.backdrop} onChange={settings.setBackdrop} />
    </div>
  );
}
