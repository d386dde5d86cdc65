"use client";

import { Braces, EllipsisVertical, FileInput, Settings2, Sparkles } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { MenuButton } from "@/components/ui/menu-button";
import type { MenuEntry } from "@/components/ui/menu-entry";
import { ExportDialog } from "./export-dialog";
import { ImportDialog } from "./import-dialog";
import { codeWords } from "./settings-words";
import { StarterDialog } from "./starter-dialog";

const dialogs = {
  starter: StarterDialog,
  exportAs: ExportDialog,
  importFrom: ImportDialog,
} as const;
type Door = keyof typeof dialogs;

const choices = [
  { id: "starter", label: codeWords.starter, icon: <Sparkles aria-hidden size={16} />, changes: true },
  { id: "exportAs", label: codeWords.exportAs, icon: <Braces aria-hidden size={16} />, changes: false },
  { id: "importFrom", label: codeWords.importFrom, icon: <FileInput aria-hidden size={16} />, changes: true },
] as const;

/** What is done with all variants at once. Those who may only look can take a copy. */
export function MoreMenu({ mayTune }: { mayTune: boolean }) {
  const [door, setDoor] = useState<Door>();
  const router = useRouter();
  const Open = door === undefined ? undefined : dialogs[door];
  const entries: MenuEntry[] = choices
    .filter(({ changes }) => mayTune || !changes)
    .map(({ id, label, icon }) => ({ kind: "action", id, label, icon, onAction: () => setDoor(id) }));
  entries.push({
    kind: "action",
    id: "settings",
    label: codeWords.settings,
    icon: <Settings2 aria-hidden size={16} />,
    onAction: () => router.push("/usage#account"),
  });
  return (
    <>
      <MenuButton label={codeWords.more} entries={entries} icon={<EllipsisVertical aria-hidden size={18} />} />
      {Open === undefined ? null : <Open onClose={() => setDoor(undefined)} />}
    </>
  );
}
