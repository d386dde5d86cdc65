"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Choice } from "@/components/ui/choice";
import { Skeleton } from "@/components/ui/skeleton";
import { accountQuery, takesFlexible } from "@/lib/client/account";
import { useAbilities } from "@/lib/client/session";
import { shapes, type Shape } from "@/lib/client/snippets/flexible-options";
import type { Slot } from "@/lib/client/snippets/snippet-source";
import { snippetKinds, type SnippetKind } from "@/lib/client/snippets/snippets";
import type { Image } from "@/lib/contracts/image";
import { findFlexibleSource, findSource } from "./find-source";
import { SigningForm } from "./signing-form";
import { SlotChoice } from "./slot-choice";
import { SnippetText } from "./snippet-text";
import { isOfOneUrl } from "./to-notes";
import { useMeasuredDeliveries, type MeasuredDelivery, type Measurement } from "./use-measured-deliveries";
import { toExpiryWords, useSignedUrls } from "./use-signed-urls";
import { kindNames, snippetWords } from "./words";

type SnippetsPanelProps = { image: Image; variant: string };

/** What is asked for: the account's variants, or flexible widths of one shape. */
type Origin = "variants" | Shape;
const origins = ["variants", ...shapes] as const;

/** Ways to put the image on a page, with the widths its deliveries were measured to have. */
export function SnippetsPanel({ image, variant }: SnippetsPanelProps) {
  const [kind, setKind] = useState<SnippetKind>("html");
  const [origin, setOrigin] = useState<Origin>("variants");
  const [slot, setSlot] = useState<Slot>({ kind: "full" });
  const account = useQuery(accountQuery());
  const isFlexible = takesFlexible(account.data, image);
  const shape = isFlexible && origin !== "variants" ? origin : undefined;
  const measurement = useMeasuredDeliveries(image, variant, shape);
  return (
    <div className="flex flex-col gap-3">
      <Choice
        look="field"
        label={snippetWords.kind}
        value={kind}
        options={snippetKinds.map((name) => [name, kindNames[name]] as const)}
        onChange={setKind}
      />
      {isFlexible ? (
        <Choice
          look="field"
          label={snippetWords.origin}
          value={origin}
          options={origins.map((name) => [name, snippetWords.origins[name]] as const)}
          onChange={setOrigin}
        />
      ) : null}
      {isOfOneUrl(kind) ? null : <SlotChoice slot={slot} onChange={setSlot} />}
      {measurement.state === "measured" ? (
        // Another image starts anew: signatures of the last one would not open it.
        <MeasuredSnippets key={image.id} {...{ image, variant, kind, slot, shape }} measured={measurement.deliveries} />
      ) : (
        <NotMeasured measurement={measurement} />
      )}
    </div>
  );
}

function NotMeasured({ measurement }: { measurement: Exclude<Measurement, { state: "measured" }> }) {
  if (measurement.state === "measuring") {
    return (
      <>
        <output className="text-[13px] text-muted">{snippetWords.measuring(measurement.ready, measurement.all)}</output>
        <Skeleton className="h-40 w-full" />
      </>
    );
  }
  return (
    <div role="alert" className="flex flex-col items-start gap-2 text-[13px]">
      <p className="text-danger">{`${snippetWords.failed} ${measurement.error.message}`}</p>
      <Button size="small" onClick={measurement.retry}>
        {snippetWords.retry}
      </Button>
    </div>
  );
}

type MeasuredSnippetsProps = SnippetsPanelProps & {
  kind: SnippetKind;
  slot: Slot;
  /** Undefined where variants deliver. */
  shape: Shape | undefined;
  measured: readonly MeasuredDelivery[];
};

function MeasuredSnippets({ image, variant, kind, slot, shape, measured }: MeasuredSnippetsProps) {
  const signing = useSignedUrls(image.id);
  const source =
    shape === undefined
      ? findSource({ image, variant, measured, signed: signing.data, slot })
      : findFlexibleSource({ image, measured, slot });
  return (
    <>
      {image.isPrivate ? <Signing image={image} variant={variant} measured={measured} signing={signing} /> : null}
      <SnippetText image={image} kind={kind} source={source} shape={shape} />
    </>
  );
}

type SigningProps = SnippetsPanelProps & {
  measured: readonly MeasuredDelivery[];
  signing: ReturnType<typeof useSignedUrls>;
};

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
