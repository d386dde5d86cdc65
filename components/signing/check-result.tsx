"use client";

import { CircleCheck, CircleHelp, CircleX } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Fact } from "@/components/ui/fact";
import { toPlainName } from "@/lib/client/plain-name";
import type { SignedUrlCheck } from "@/lib/contracts/signing";
import { Countdown } from "./countdown";
import { Opening } from "./opening";
import { useNow } from "./use-now";
import { toVerdict, type Outcome, type Verdict } from "./verdict";
import { checkWords, verdictTitles } from "./verdict-words";

const signs: Readonly<Record<Outcome, ReactNode>> = {
  opens: <CircleCheck aria-hidden size={20} className="mt-0.5 shrink-0 text-success" />,
  refused: <CircleX aria-hidden size={20} className="mt-0.5 shrink-0 text-danger" />,
  unsure: <CircleHelp aria-hidden size={20} className="mt-0.5 shrink-0 text-muted" />,
};

function VerdictPanel({ outcome, reason, remark }: Verdict) {
  return (
    <output className="flex items-start gap-3 rounded-lg border border-line bg-surface p-4">
      {signs[outcome]}
      <span className="flex min-w-0 flex-col gap-1">
        <span className="font-semibold">{verdictTitles[outcome]}</span>
        <span className="text-[13px]">{reason}</span>
        {remark === undefined ? null : <span className="text-[13px] text-muted">{remark}</span>}
      </span>
    </output>
  );
}

type Subject = NonNullable<SignedUrlCheck["subject"]>;

function ImageFact({ imageId, filename }: { imageId: string; filename: string | null }) {
  if (filename === null) return <code className="font-mono text-[12px]">{imageId}</code>;
  const name = toPlainName(filename);
  return (
    <Link
      href={`/library?image=${encodeURIComponent(imageId)}`}
      aria-label={checkWords.show(name)}
      className="text-accent underline"
    >
      {name}
    </Link>
  );
}

/** No end is never only where a signature says so. */
function End({ reason, expiresAt }: Pick<SignedUrlCheck, "reason" | "expiresAt">) {
  if (expiresAt !== null) return <Countdown expiresAt={expiresAt} />;
  if (reason === "malformed-expiry") return checkWords.unreadableEnd;
  return reason === "unsigned" ? checkWords.noEnd : <Countdown expiresAt={null} />;
}

const toAccountWords = ({ isOwnAccount, accountHash }: Subject): string => {
  if (isOwnAccount === null) return checkWords.unknownAccount(accountHash);
  return isOwnAccount ? checkWords.ownAccount : checkWords.otherAccount(accountHash);
};

function Facts({ check, subject }: { check: SignedUrlCheck; subject: Subject }) {
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-2 text-[13px]">
      <Fact name={checkWords.image}>
        <ImageFact imageId={check.imageId} filename={subject.filename} />
      </Fact>
      <Fact name={subject.isFlexible ? checkWords.options : checkWords.variant}>{check.variant}</Fact>
      <Fact name={checkWords.key}>
        {check.reason === "unsigned" ? checkWords.unsigned : (check.keyName ?? checkWords.noKey)}
      </Fact>
      <Fact name={checkWords.ends}>
        <End {...check} />
      </Fact>
      <Fact name={checkWords.host}>{subject.host}</Fact>
      <Fact name={checkWords.account}>{toAccountWords(subject)}</Fact>
    </dl>
  );
}

/** Whether the URL opens, why, what it says, and a try. It turns by itself when the URL ends. */
export function CheckResult({ check, url }: { check: SignedUrlCheck; url: string }) {
  const verdict = toVerdict(check, useNow());
  const { subject } = check;
  return (
    <section aria-label={checkWords.result} className="flex flex-col gap-4">
      <VerdictPanel {...verdict} />
      {subject === null ? null : <Facts check={check} subject={subject} />}
      {subject?.isOwnAccount === true ? <Opening key={url} url={url} /> : null}
    </section>
  );
}
