"use client";

import { Check, Copy } from "lucide-react";
import { lazy, Suspense, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { toastQueue } from "@/components/ui/toast-queue";
import { writeClipboard } from "@/components/ui/write-clipboard";
import type { SignedUrl } from "@/lib/contracts/signing";
import { Countdown } from "./countdown";
import { Opening } from "./opening";
import { signingWords } from "./words";

const QrCode = lazy(async () => ({ default: (await import("./qr-code")).QrCode }));

const tickMs = 2500;

function CopyUrl({ url }: { url: string }) {
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), tickMs);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = async () => {
    const isWritten = await writeClipboard(url);
    setCopied(isWritten);
    if (!isWritten) toastQueue.add({ message: signingWords.copyRefused, tone: "danger" });
  };
  return (
    <Button
      variant="primary"
      icon={isCopied ? <Check aria-hidden size={16} /> : <Copy aria-hidden size={16} />}
      onClick={() => void copy()}
    >
      {isCopied ? signingWords.copied : signingWords.copy}
    </Button>
  );
}

type SignedResultProps = { signed: SignedUrl; what: { filename: string; variant: string; keyName: string } };

/** The URL to hand out: as text, as a code to scan, with the time it has left and a try. */
export function SignedResult({ signed, what }: SignedResultProps) {
  return (
    <div className="flex flex-col gap-4">
      <p className="text-[13px]">{signingWords.signedFor(what)}</p>
      <output
        aria-label={signingWords.result}
        className="block rounded-md border border-line bg-surface p-3 font-mono text-[12px] leading-5 break-all select-all"
      >
        {signed.url}
      </output>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-[13px]">
        <CopyUrl url={signed.url} />
        <Countdown expiresAt={signed.expiresAt} />
      </div>
      <p className="text-[13px] text-muted">{signingWords.kept}</p>
      <Suspense fallback={<Skeleton className="size-60" />}>
        <QrCode url={signed.url} />
      </Suspense>
      <Opening key={signed.url} url={signed.url} />
    </div>
  );
}
