"use client";

import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { toShownProblem } from "@/lib/client/api-fetch";
import { useCheckSignedUrl } from "@/lib/client/signing";
import { CheckResult } from "./check-result";
import { checkWords } from "./verdict-words";

/** From a URL to what it opens. What is pasted stays on this page: it is as good as the picture itself. */
export function CheckTab() {
  const id = useId();
  const [text, setText] = useState("");
  const check = useCheckSignedUrl();
  const url = text.trim();
  return (
    <div className="flex max-w-3xl flex-col gap-4">
      <p className="text-[13px] text-muted">{checkWords.explain}</p>
      <form
        className="flex flex-col items-start gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (url !== "" && !check.isPending) check.mutate(url);
        }}
      >
        <label htmlFor={id} className="text-[13px] font-medium">
          {checkWords.url}
        </label>
        <textarea
          id={id}
          rows={4}
          maxLength={8192}
          spellCheck={false}
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            // A URL has no lines, so Enter is free to mean what it means in a field of one line.
            if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
            event.preventDefault();
            event.currentTarget.form?.requestSubmit();
          }}
          className="w-full rounded-md border border-edge bg-raised px-3 py-2 font-mono text-[12px] leading-5 break-all text-ink pointer-coarse:text-[16px]"
        />
        <Button type="submit" variant="primary" isPending={check.isPending} isDisabled={url === ""}>
          {checkWords.check}
        </Button>
      </form>
      {check.isError ? (
        <p role="alert" className="text-[13px] text-danger">
          {`${checkWords.failed} ${toShownProblem(check.error).detail}`}
        </p>
      ) : null}
      {check.data === undefined ? null : <CheckResult check={check.data} url={check.variables} />}
    </div>
  );
}
