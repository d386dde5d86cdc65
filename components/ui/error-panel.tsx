"use client";

import { RotateCw, TriangleAlert } from "lucide-react";
import { Button } from "./button";

export type ErrorPanelProps = {
  title: string;
  detail: string;
  requestId?: string | undefined;
  retryLabel?: string;
  onRetry?: (() => void) | undefined;
  isRetrying?: boolean;
};

/** A failure as a person needs it: what happened, what to do, and the number to quote. */
export function ErrorPanel(props: ErrorPanelProps) {
  return (
    <div
      role="alert"
      className="mx-auto my-12 flex max-w-lg items-start gap-3 rounded-lg border border-line bg-surface p-4"
    >
      <TriangleAlert aria-hidden size={20} className="mt-0.5 shrink-0 text-danger" />
      <div className="flex min-w-0 flex-col items-start gap-1">
        <h2 className="font-semibold">{props.title}</h2>
        <p className="text-muted">{props.detail}</p>
        {props.requestId === undefined ? null : (
          <p className="text-[13px] text-muted">
            Request <code className="font-mono text-[12px] select-all">{props.requestId}</code>
          </p>
        )}
        {props.onRetry === undefined ? null : (
          <Button
            className="mt-2"
            icon={<RotateCw aria-hidden size={16} />}
            onClick={props.onRetry}
            isPending={props.isRetrying ?? false}
          >
            {props.retryLabel ?? "Try again"}
          </Button>
        )}
      </div>
    </div>
  );
}
