"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { useAbilities } from "@/lib/client/session";
import type { Slot } from "@/lib/client/snippets/snippet-source";
import { snippetKinds, type SnippetKind } from "@/lib/client/snippets/snippets";
import type { Image } from "@/lib/contracts/image";
import { Choice } from "./choice";
import { findSource } from "./find-source";
import { SigningForm } from "./signing-form";
import { SlotChoice } from "./slot-choice";
import { SnippetText } from "./snippet-text";
import { useMeasuredDeliveries, type MeasuredDelivery } from "./use-measured-deliveries";
import { toExpiryWords, useSignedUrls } from "./use-signed-urls";
import { kindNames, snippetWords } from "./words";

type SnippetsPanelProps = { image: Image; variant: string };

/** Ways to put the image on a page, with the widths its variants were measured to have. */
export function SnippetsPanel({ image, variant }: SnippetsPanelProps) {
  const measurement = useMeasuredDeliveries(image, variant);
  switch (measurement.state) {
    case "measuring":
      return (
        <div className="flex flex-col gap-2">
          <output className="text-[13px] text-muted">
            {snippetWords.measuring(measurement.ready, measurement.all)}
          </output>
          <Skeleton className="h-40 w-full" />
        </div>
      );
    case "failed":
      return (
        <div role="alert" className="flex flex-col items-start gap-2 text-[13px]">
          <p className="text-danger">{`${snippetWords.failed} ${measurement.error.message}`}</p>
          <Button size="small" onClick={measurement.retry}>
            {snippetWords.retry}
          </Button>
        </div>
      );
    case "measured":
      // Another image starts anew: signatures of the last one would not open it.
      return <MeasuredSnippets key={image.id} image={image} variant={variant} measured={measurement.deliveries} />;
  }
}

type MeasuredSnippetsProps = SnippetsPanelProps & { measured: readonly MeasuredDelivery[] };

function MeasuredSnippets({ image, variant, measured }: MeasuredSnippetsProps) {
  const [kind, setKind] = useState<SnippetKind>("html");
  const [slot, setSlot] = useState<Slot>({ kind: "full" });
  const signing = useSignedUrls(image.id);
  const source = findSource({ image, variant, measured, signed: signing.data, slot });
  const takesSlot = kind !== "url" && kind !== "markdown";
  return (
    <div className="flex flex-col gap-3">
      <Choice
        label={snippetWords.kind}
        value={kind}
        options={snippetKinds.map((name) => [name, kindNames[name]] as const)}
        onChange={setKind}
      />
      {takesSlot ? <SlotChoice slot={slot} onChange={setSlot} /> : null}
      {image.isPrivate ? <Signing image={image} variant={variant} measured={measured} signing={signing} /> : null}
      <SnippetText image={image} variant={variant} kind={kind} source={source} />
    </div>
  );
}

type SigningProps = MeasuredSnippetsProps & { signing: ReturnType<typeof useSignedUrls> };

function Signing({ image, variant, measured, signing }: SigningProps) {
  const { mayTune } = useAbilities();
  if (!mayTune) return <p className="text-[13px] text-muted">{snippetWords.mayNotSign}</p>;
  const closed = measured.filter(({ isAlwaysOpen }) => !isAlwaysOpen).map((delivery) => delivery.variant);
  const isKnown = image.variants.some(({ name }) => name === variant);
  const variants = [...new Set(isKnown ? [variant, ...closed] : closed)];
  return (
    <div className="flex flex-col gap-3 border-y border-line py-3">
      <p className="text-[13px] text-muted">{snippetWords.mustSign}</p>
      <SigningForm
        isSigned={signing.isSuccess}
        isPending={signing.isPending}
        onSign={(choice) => signing.mutate({ ...choice, variants })}
      />
      <output className={`text-[13px] ${signing.isError ? "text-danger" : "text-muted"}`}>
        {signing.isError ? `${snippetWords.signFailed} ${signing.error.message}` : ""}
        {signing.isSuccess ? toExpiryWords(signing.data.expiresAt) : ""}
      </output>
    </div>
  );
}
