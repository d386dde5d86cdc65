"use client";

import { Copy, EllipsisVertical, LockOpen, Pencil, Trash2, TriangleAlert } from "lucide-react";
import { useEffect, useRef } from "react";
import { MenuButton } from "@/components/ui/menu-button";
import type { MenuEntry } from "@/components/ui/menu-entry";
import type { Image } from "@/lib/contracts/image";
import type { LintFinding, Variant } from "@/lib/contracts/variant";
import { LintList } from "./lint-list";
import { toOptionWords } from "./option-words";
import { VariantThumb } from "./variant-thumb";
import { toFindingCount, variantsWords } from "./words";

export type VariantDoors = {
  onEdit: (name: string) => void;
  onDuplicate: (name: string) => void;
  onRemove: (name: string) => void;
};

type VariantRowProps = {
  variant: Variant;
  image: Image | undefined;
  findings: readonly LintFinding[];
  /** Undefined for those who may only look. */
  doors: VariantDoors | undefined;
  /** No place for another variant. */
  isFull: boolean;
  takesFocus: boolean;
};

const toEntries = ({ name, isDevice }: Variant, doors: VariantDoors, isFull: boolean): MenuEntry[] => {
  if (isDevice) return [];
  const entries: MenuEntry[] = [
    {
      kind: "action",
      id: "edit",
      label: variantsWords.edit,
      icon: <Pencil aria-hidden size={16} />,
      onAction: () => doors.onEdit(name),
    },
    {
      kind: "action",
      id: "duplicate",
      label: variantsWords.duplicate,
      icon: <Copy aria-hidden size={16} />,
      isDisabled: isFull,
      onAction: () => doors.onDuplicate(name),
    },
  ];
  if (name === "public") return entries;
  return [
    ...entries,
    { kind: "separator", id: "before-remove" },
    {
      kind: "action",
      id: "remove",
      label: variantsWords.remove,
      isDanger: true,
      icon: <Trash2 aria-hidden size={16} />,
      onAction: () => doors.onRemove(name),
    },
  ];
};

const findNote = ({ name, isDevice }: Variant): string | undefined => {
  if (isDevice) return variantsWords.deviceNote;
  return name === "public" ? variantsWords.publicNote : undefined;
};

type NameProps = { variant: Variant; onEdit: ((name: string) => void) | undefined; takesFocus: boolean };

function Name({ variant, onEdit, takesFocus }: NameProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (takesFocus) button.current?.focus();
  }, [takesFocus]);
  if (onEdit === undefined || variant.isDevice) return <span className="font-medium">{variant.name}</span>;
  return (
    <button
      ref={button}
      type="button"
      aria-label={variantsWords.editNamed(variant.name)}
      onClick={() => onEdit(variant.name)}
      className="min-h-6 rounded-sm text-left font-medium underline-offset-4 hover:underline"
    >
      {variant.name}
    </button>
  );
}

/** One variant: what it makes, what it is called, what it does, and what is doubtful about it. */
export function VariantRow(props: VariantRowProps) {
  const { variant, image, findings, doors, isFull, takesFocus } = props;
  const note = findNote(variant);
  const entries = doors === undefined ? [] : toEntries(variant, doors, isFull);
  return (
    <li className="flex items-start gap-4 border-t border-line py-3 first:border-t-0">
      <VariantThumb image={image} variant={variant.name} />
      <div className="flex min-w-0 grow flex-col gap-0.5">
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-0.5">
          <Name variant={variant} onEdit={doors?.onEdit} takesFocus={takesFocus} />
          {variant.neverRequireSignedURLs ? (
            <span className="inline-flex items-center gap-1 text-[12px] text-muted">
              <LockOpen aria-hidden size={12} />
              {variantsWords.open}
            </span>
          ) : null}
        </div>
        <p className="text-[13px] text-muted">{toOptionWords(variant).join(" · ")}</p>
        {note === undefined ? null : <p className="text-[12px] leading-4 text-muted">{note}</p>}
        {findings.length === 0 ? null : (
          <details className="mt-0.5 text-[13px]">
            <summary className="inline-flex min-h-6 cursor-pointer items-center gap-1.5 rounded-sm text-danger">
              <TriangleAlert aria-hidden size={14} />
              {toFindingCount(findings.length)}
            </summary>
            <div className="mt-1">
              <LintList findings={findings} />
            </div>
          </details>
        )}
      </div>
      {entries.length === 0 ? null : (
        <MenuButton
          label={variantsWords.actions(variant.name)}
          entries={entries}
          icon={<EllipsisVertical aria-hidden size={16} />}
        />
      )}
    </li>
  );
}
