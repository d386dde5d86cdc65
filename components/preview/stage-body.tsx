"use client";

import type { Image } from "@/lib/contracts/image";
import { DevicesView } from "./devices-view";
import { FocalView } from "./focal-view";
import { focalWords } from "./focal-words";
import { PanelSections } from "./panel-sections";
import { StageLayout } from "./stage-layout";
import { StagePanel } from "./stage-panel";
import { partsOf, type StagePart } from "./stage-part";
import { devicesView, toVariant } from "./stage-settings";
import { useStageSettings } from "./use-stage-settings";
import { ViewSwitch } from "./view-switch";
import { stageWords } from "./words";

type StageBodyProps = { image: Image; parts: readonly StagePart[]; onTrash: (() => void) | undefined };

/** The stage's own view beside the devices. Without a size there is no point to set, and a drawing is never cut. */
const toFocalPart = (image: Image, names: readonly string[]): readonly StagePart[] =>
  image.widthPx < 1 || image.heightPx < 1 || image.format === "svg"
    ? []
    : [
        {
          id: "focal",
          label: focalWords.view,
          place: "view",
          render: () => <FocalView key={image.id} image={image} variant={toVariant(null, names)} />,
        },
      ];

/** The stage of an image we know. */
export function StageBody({ image, parts, onTrash }: StageBodyProps) {
  const names = image.variants.map((variant) => variant.name);
  const views = [...partsOf(parts, "view"), ...toFocalPart(image, names)];
  const settings = useStageSettings({ variantNames: names, viewIds: views.map(({ id }) => id) });
  const { variant } = settings;
  const scene = { image, variant };
  const view = views.find(({ id }) => id === settings.view);
  return (
    <StageLayout
      views={
        <ViewSwitch
          value={settings.view}
          views={[{ id: devicesView, label: stageWords.devicesView }, ...views]}
          onChange={settings.setView}
        />
      }
      frames={view === undefined ? <DevicesView image={image} settings={settings} /> : view.render(scene)}
      panel={
        <StagePanel image={image} variant={variant} onTrash={onTrash}>
          <PanelSections
            parts={partsOf(parts, "panel")}
            scene={scene}
            openIds={settings.openSections}
            onToggle={settings.toggleSection}
          />
        </StagePanel>
      }
    />
  );
}
