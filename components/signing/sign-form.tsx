"use client";

import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { LabelledSelect } from "@/components/ui/labelled-select";
import { toShownProblem } from "@/lib/client/api-fetch";
import { toPlainName } from "@/lib/client/plain-name";
import { useSignUrl } from "@/lib/client/signing";
import { variantsQuery } from "@/lib/client/variants";
import type { Image } from "@/lib/contracts/image";
import { findEnd, toLocal, type Ending } from "./ending";
import { EndingField } from "./ending-field";
import { SignedResult } from "./signed-result";
import { signingWords } from "./words";

type SignFormProps = {
  image: Image;
  /** Undefined where no variant delivers the image. */
  variant: string | undefined;
  keyNames: readonly string[];
  onChooseVariant: (name: string) => void;
  /** The image, above the fields. */
  children: ReactNode;
};

const dayMs = 86_400_000;

const toOptions = (names: readonly string[]) =>
  names.map((name) => (
    <option key={name} value={name}>
      {name}
    </option>
  ));

/** Says where the chosen variant needs no signature. */
function OpenNote({ variant }: { variant: string | undefined }) {
  const chosen = useQuery(variantsQuery()).data?.items.find(({ name }) => name === variant);
  return chosen?.neverRequireSignedURLs === true ? (
    <p className="text-[13px]">{signingWords.isOpenVariant(chosen.name)}</p>
  ) : null;
}

const useSigning = ({ image, variant, keyNames }: SignFormProps) => {
  const [chosenKey, setChosenKey] = useState<string>();
  const [ending, setEnding] = useState<Ending>(() => ({ kind: "week", local: toLocal(Date.now() + dayMs) }));
  const [isFault, setFault] = useState(false);
  const signing = useSignUrl();
  const keyName = keyNames.find((name) => name === chosenKey) ?? keyNames[0];
  const sign = () => {
    const expiresAt = findEnd(ending, Date.now());
    setFault(expiresAt === undefined);
    if (expiresAt === undefined || variant === undefined || keyName === undefined) return;
    signing.mutate({ id: image.id, variant, keyName, expiresAt });
  };
  const changeEnding = (next: Ending) => {
    setFault(false);
    setEnding(next);
  };
  return { keyName, setChosenKey, ending, changeEnding, isFault, signing, sign };
};

/** Variant, key and end of the URL beside what was signed last. */
export function SignForm(props: SignFormProps) {
  const { image, variant, keyNames, onChooseVariant, children } = props;
  const { keyName, setChosenKey, ending, changeEnding, isFault, signing, sign } = useSigning(props);
  return (
    <div className="grid gap-x-10 gap-y-6 lg:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]">
      <form
        noValidate
        className="flex max-w-xl flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (!signing.isPending) sign();
        }}
      >
        {children}
        <LabelledSelect look="field" label={signingWords.variant} value={variant ?? ""} onChange={onChooseVariant}>
          {toOptions(image.variants.map(({ name }) => name))}
        </LabelledSelect>
        <OpenNote variant={variant} />
        <LabelledSelect look="field" label={signingWords.key} value={keyName ?? ""} onChange={setChosenKey}>
          {toOptions(keyNames)}
        </LabelledSelect>
        <EndingField ending={ending} isFault={isFault} onChange={changeEnding} />
        <Button
          type="submit"
          variant={signing.isSuccess ? "secondary" : "primary"}
          isPending={signing.isPending}
          isDisabled={variant === undefined || keyName === undefined}
        >
          {signing.isSuccess ? signingWords.signAgain : signingWords.sign}
        </Button>
        {signing.isError ? (
          <p role="alert" className="text-[13px] text-danger">
            {`${signingWords.signFailed} ${toShownProblem(signing.error).detail}`}
          </p>
        ) : null}
      </form>
      <section aria-label={signingWords.result}>
        {signing.data === undefined ? (
          <p className="rounded-lg border border-dashed border-edge p-6 text-center text-[13px] text-muted">
            {signingWords.waiting}
          </p>
        ) : (
          <SignedResult
            signed={signing.data}
            what={{
              filename: toPlainName(image.filename),
              variant: signing.variables.variant,
              keyName: signing.variables.keyName,
            }}
          />
        )}
      </section>
    </div>
  );
}
