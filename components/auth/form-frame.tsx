"use client";

import { CircleAlert } from "lucide-react";
import { useEffect, useRef, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import type { FieldErrors } from "./form-checks";

export type FormFault = { message: string; requestId?: string };

type FormFrameProps = {
  title: string;
  lead: string;
  submitLabel: string;
  /** One sentence under the button. */
  note?: string;
  fieldErrors: FieldErrors;
  /** What went wrong with the whole attempt. */
  fault: FormFault | undefined;
  isPending: boolean;
  onSend: (form: FormData) => void;
  children: ReactNode;
};

/** A titled form with one button. After a refusal the focus goes to the first field that needs work. */
export function FormFrame(props: FormFrameProps) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>("[aria-invalid='true']")?.focus();
  }, [props.fieldErrors]);
  return (
    // Without `method` a press before the page is alive would put the password into the address.
    <form
      ref={form}
      method="post"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!props.isPending) props.onSend(new FormData(event.currentTarget));
      }}
      className="flex flex-col gap-4"
    >
      <div className="flex flex-col gap-1">
        <h1 className="text-[22px] leading-8 font-semibold tracking-tight">{props.title}</h1>
        <p className="text-muted">{props.lead}</p>
      </div>
      {props.fault === undefined ? null : <FaultNote fault={props.fault} />}
      {props.children}
      <Button type="submit" variant="primary" isPending={props.isPending} className="mt-1 h-10 text-[14px]">
        {props.submitLabel}
      </Button>
      {props.note === undefined ? null : <p className="text-[13px] text-muted">{props.note}</p>}
    </form>
  );
}

function FaultNote({ fault }: { fault: FormFault }) {
  return (
    <div role="alert" className="flex items-start gap-2 rounded-md bg-danger-soft p-3 text-[13px]">
      <CircleAlert aria-hidden size={16} className="mt-0.5 shrink-0 text-danger" />
      <div className="min-w-0">
        <p>{fault.message}</p>
        {fault.requestId === undefined ? null : (
          <p className="text-muted">
            Request <code className="font-mono text-[12px] select-all">{fault.requestId}</code>
          </p>
        )}
      </div>
    </div>
  );
}
