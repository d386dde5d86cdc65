"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { keyWords } from "./words";

const nameShape = /^[A-Za-z0-9_-]{1,99}$/;

type CreateKeyFormProps = {
  names: readonly string[];
  isPending: boolean;
  onCreate: (name: string, onDone: () => void) => void;
};

const findFault = (name: string, names: readonly string[]): string | undefined => {
  if (name !== "" && !nameShape.test(name)) return keyWords.nameHint;
  return names.includes(name) ? keyWords.nameTaken(name) : undefined;
};

/** A key needs a name alone: the account makes its value. */
export function CreateKeyForm({ names, isPending, onCreate }: CreateKeyFormProps) {
  const [text, setText] = useState("");
  const name = text.trim();
  const fault = findFault(name, names);
  return (
    <form
      noValidate
      className="flex max-w-xl items-start gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (name !== "" && fault === undefined && !isPending) onCreate(name, () => setText(""));
      }}
    >
      <TextField
        label={keyWords.name}
        autoComplete="off"
        spellCheck={false}
        value={text}
        hint={keyWords.nameHint}
        error={fault}
        onChange={(event) => setText(event.target.value)}
        className="min-w-0 grow"
      />
      <Button
        type="submit"
        className="mt-6 h-9! pointer-coarse:h-11!"
        icon={<Plus aria-hidden size={16} />}
        isPending={isPending}
        isDisabled={name === "" || fault !== undefined}
      >
        {keyWords.create}
      </Button>
    </form>
  );
}
