"use client";

import { FileJson } from "lucide-react";
import { useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { CheckField } from "@/components/ui/check-field";
import { Dialog } from "@/components/ui/dialog";
import { parseCode } from "./parse-code";
import { ApplyButton, PlanPart, usePlan } from "./plan-part";
import { codeWords } from "./settings-words";

type CodeFieldProps = { text: string; fault: string | undefined; onChange: (text: string) => void };

function CodeField({ text, fault, onChange }: CodeFieldProps) {
  const id = useId();
  const picker = useRef<HTMLInputElement>(null);
  const [readFault, setReadFault] = useState<string>();
  const read = async (file: File | undefined) => {
    if (file === undefined) return;
    try {
      onChange(await file.text());
      setReadFault(undefined);
    } catch {
      // The file was moved or is not readable; the person hears it under the field.
      setReadFault(codeWords.unreadable);
    }
  };
  const said = readFault ?? fault;
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-center justify-between gap-2">
        <label htmlFor={id} className="text-[13px] font-medium">
          {codeWords.paste}
        </label>
        <Button size="small" icon={<FileJson aria-hidden size={14} />} onClick={() => picker.current?.click()}>
          {codeWords.choose}
        </Button>
        <input
          ref={picker}
          type="file"
          hidden
          accept="application/json,.json"
          onChange={(event) => void read(event.target.files?.[0])}
        />
      </div>
      <textarea
        id={id}
        value={text}
        spellCheck={false}
        aria-invalid={said === undefined ? undefined : true}
        aria-describedby={said === undefined ? undefined : `${id}-note`}
        onChange={(event) => onChange(event.target.value)}
        className="block h-40 w-full rounded-md border border-edge bg-raised p-3 font-mono text-[12px] leading-4 pointer-coarse:text-[16px]"
      />
      {said === undefined ? null : (
        <p id={`${id}-note`} role="alert" className="text-[13px] text-danger">
          {said}
        </p>
      )}
    </div>
  );
}

/** Takes variants as text, shows the plan, and applies it. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState("");
  const [fault, setFault] = useState<string>();
  const [removesOthers, setRemovesOthers] = useState(false);
  const plan = usePlan(onClose);
  // What was planned belongs to the text it was made from.
  const edit = (next: string) => {
    setText(next);
    setFault(undefined);
    plan.forget();
  };
  const show = () => {
    const parsed = parseCode(text);
    setFault("fault" in parsed ? parsed.fault : undefined);
    if ("document" in parsed) plan.ask({ document: parsed.document, removesOthers });
  };
  const deletes = plan.plan?.steps.some(({ action }) => action === "delete") === true;
  return (
    <Dialog size="wide" title={codeWords.importTitle} isOpen onClose={onClose}>
      <div className="flex flex-col gap-3">
        <p className="text-[13px] text-muted">{codeWords.importExplain}</p>
        <CodeField text={text} fault={fault} onChange={edit} />
        <CheckField
          label={codeWords.removesOthers}
          hint={codeWords.removesOthersHint}
          isChecked={removesOthers}
          onChange={(isChecked) => {
            setRemovesOthers(isChecked);
            plan.forget();
          }}
        />
        <PlanPart plan={plan} />
      </div>
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>{codeWords.cancel}</Button>
        {plan.plan === undefined ? (
          <Button variant="primary" isDisabled={text.trim() === ""} isPending={plan.isPlanning} onClick={show}>
            {codeWords.showPlan}
          </Button>
        ) : (
          <ApplyButton plan={plan} isDanger={deletes} />
        )}
      </div>
    </Dialog>
  );
}
