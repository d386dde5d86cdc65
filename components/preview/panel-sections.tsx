"use client";

import { PanelSection } from "./panel-section";
import type { StagePart, StageScene } from "./stage-part";

type PanelSectionsProps = {
  parts: readonly StagePart[];
  scene: StageScene;
  openIds: readonly string[];
  onToggle: (id: string) => void;
};

/** The page's own sections of the panel, one below the other. */
export function PanelSections({ parts, scene, openIds, onToggle }: PanelSectionsProps) {
  if (parts.length === 0) return null;
  return (
    <div className="border-b border-line">
      {parts.map((part) => (
        <PanelSection
          key={part.id}
          label={part.label}
          isOpen={openIds.includes(part.id)}
          onToggle={() => onToggle(part.id)}
        >
          {part.render(scene)}
        </PanelSection>
      ))}
    </div>
  );
}
