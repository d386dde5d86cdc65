"use client";

import { ChevronDown, KeyRound, Trash2 } from "lucide-react";
import { useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { CreateKeyForm } from "./create-key-form";
import { DeleteKeyDialog } from "./delete-key-dialog";
import { KeyUseReport } from "./key-use-report";
import { useKeyActions } from "./use-key-actions";
import { keyWords } from "./words";

/** `onRemove` is missing for those who may only look. */
function KeyRow({ name, onRemove }: { name: string; onRemove?: () => void }) {
  const [isOpen, setOpen] = useState(false);
  const reportId = useId();
  return (
    <li className="flex flex-col gap-2 border-t border-line py-3 first:border-t-0">
      <div className="flex min-w-0 flex-wrap items-center gap-2">
        <KeyRound aria-hidden size={16} className="shrink-0 text-muted" />
        <span className="min-w-0 grow font-medium">{name}</span>
        <Button
          variant="quiet"
          aria-label={keyWords.showNamed(name)}
          aria-expanded={isOpen}
          aria-controls={isOpen ? reportId : undefined}
          icon={<ChevronDown aria-hidden size={16} className={isOpen ? "rotate-180" : ""} />}
          onClick={() => setOpen(!isOpen)}
        >
          {keyWords.show}
        </Button>
        {onRemove === undefined ? null : (
          <Button
            variant="quiet-danger"
            aria-label={keyWords.removeNamed(name)}
            icon={<Trash2 aria-hidden size={16} />}
            onClick={onRemove}
          >
            {keyWords.remove}
          </Button>
        )}
      </div>
      {isOpen ? (
        <div id={reportId} className="pb-1">
          <KeyUseReport name={name} />
        </div>
      ) : null}
    </li>
  );
}

/** Every key by name; owners make and delete them. */
export function KeysTab({ names, mayGovern }: { names: readonly string[]; mayGovern: boolean }) {
  const [doomed, setDoomed] = useState<string>();
  const listRef = useRef<HTMLUListElement>(null);
  const { create, remove, isCreating, isRemoving } = useKeyActions(names);
  const finish = () => {
    setDoomed(undefined);
    // The button that opened the question may be gone with its row.
    listRef.current?.focus();
  };
  return (
    <div className="flex max-w-3xl flex-col gap-4">
      <p className="text-[13px] text-muted">{mayGovern ? keyWords.explain : `${keyWords.explain} ${keyWords.only}`}</p>
      <ul ref={listRef} tabIndex={-1} aria-label={keyWords.list}>
        {names.map((name) => (
          <KeyRow key={name} name={name} {...(mayGovern && { onRemove: () => setDoomed(name) })} />
        ))}
      </ul>
      {mayGovern ? <CreateKeyForm names={names} isPending={isCreating} onCreate={create} /> : null}
      {doomed === undefined ? null : (
        <DeleteKeyDialog
          name={doomed}
          isLast={names.length === 1}
          isPending={isRemoving}
          onClose={() => setDoomed(undefined)}
          onConfirm={() => remove(doomed, finish)}
        />
      )}
    </div>
  );
}
