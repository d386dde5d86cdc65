"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { ImageOff } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import { useContentFocus } from "@/components/ui/use-content-focus";
import { toShownProblem } from "@/lib/client/api-fetch";
import { imageQuery, imagesQuery } from "@/lib/client/images";
import { ChosenImage } from "./chosen-image";
import { ImageSearch } from "./image-search";
import { SignForm } from "./sign-form";
import type { SigningAddress } from "./signing-address";
import { signingWords } from "./words";

type SignTabProps = {
  address: SigningAddress;
  keyNames: readonly string[];
  onChange: (part: Partial<SigningAddress>) => void;
};

function Nothing() {
  return (
    <EmptyState
      icon={<ImageOff aria-hidden size={32} strokeWidth={1.5} />}
      title={signingWords.nothingTitle}
      detail={signingWords.nothingDetail}
    >
      <Link
        href="/library"
        className="inline-flex h-8 items-center rounded-md border border-edge bg-raised px-3 text-[13px] font-medium hover:bg-hover pointer-coarse:h-10"
      >
        {signingWords.toLibrary}
      </Link>
    </EmptyState>
  );
}

/** From an image to a URL that opens it. */
export function SignTab({ address, keyNames, onChange }: SignTabProps) {
  const newest = useInfiniteQuery({ ...imagesQuery(), enabled: address.imageId === undefined });
  useContentFocus(address.imageId);
  const choose = (imageId: string | undefined) => onChange({ imageId });
  if (address.imageId === undefined && newest.data?.pages[0]?.total === 0) return <Nothing />;
  return (
    <div className="flex flex-col gap-4">
      <p className="text-[13px] text-muted">{signingWords.explain}</p>
      {address.imageId === undefined ? (
        <section aria-label={signingWords.image} className="max-w-xl">
          <ImageSearch onChoose={choose} />
        </section>
      ) : (
        <OfImage imageId={address.imageId} address={address} keyNames={keyNames} onChange={onChange} />
      )}
    </div>
  );
}

function OfImage({ imageId, address, keyNames, onChange }: SignTabProps & { imageId: string }) {
  const image = useQuery(imageQuery(imageId));
  const chooseAnother = () => onChange({ imageId: undefined });
  if (image.isPending) return <Skeleton className="h-64 w-full max-w-xl" />;
  if (image.data === undefined) {
    return (
      <div role="alert" className="flex flex-wrap items-center gap-2 text-[13px] text-danger">
        {`${signingWords.imageFailed} ${toShownProblem(image.error).detail}`}
        <Button size="small" onClick={() => void image.refetch()}>
          {signingWords.retry}
        </Button>
        <Button size="small" onClick={chooseAnother}>
          {signingWords.changeImage}
        </Button>
      </div>
    );
  }
  const names = image.data.variants.map(({ name }) => name);
  const variant = names.find((name) => name === address.variant) ?? names[0];
  return (
    <SignForm
      key={imageId}
      image={image.data}
      variant={variant}
      keyNames={keyNames}
      onChooseVariant={(name) => onChange({ variant: name })}
    >
      <ChosenImage image={image.data} onChange={chooseAnother} />
    </SignForm>
  );
}
