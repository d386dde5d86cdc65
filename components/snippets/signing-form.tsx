"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import { keysQuery } from "@/lib/client/signing";
import { lifetimes, type SigningChoice } from "./use-signed-urls";
import { snippetWords, type Lifetime } from "./words";

type SigningFormProps = {
  isSigned: boolean;
  isPending: boolean;
  onSign: (choice: Omit<SigningChoice, "variants">) => void;
};

/** Which key signs the snippet's URLs, and for how long they work. */
export function SigningForm({ isSigned, isPending, onSign }: SigningFormProps) {
  const keys = useQuery(keysQuery());
  const [chosenKey, setKey] = useState<string>();
  const [lifetime, setLifetime] = useState<Lifetime>("week");
  const names = keys.data?.items.map(({ name }) => name) ?? [];
  const keyName = chosenKey ?? names[0];
  if (keys.isError)
    return <p className="text-[13px] text-danger">{`${snippetWords.keysFailed} ${keys.error.message}`}</p>;
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (keyName !== undefined && !isPending) onSign({ keyName, lifetime });
      }}
    >
      <Choice
        look="field"
        label={snippetWords.key}
        value={keyName ?? ""}
        options={names.map((name) => [name, name] as const)}
        onChange={setKey}
      />
      <Choice
        look="field"
        label={snippetWords.lifetime}
        value={lifetime}
        options={lifetimes.map((length) => [length, snippetWords.lifetimes[length]] as const)}
        onChange={setLifetime}
      />
      <Button type="submit" isPending={isPending} isDisabled={keyName === undefined}>
        {isSigned ? snippetWords.signAgain : snippetWords.sign}
      </Button>
    </form>
  );
}
