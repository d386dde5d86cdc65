"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useId, useRef, type ReactNode } from "react";
import { ErrorPanel } from "@/components/ui/error-panel";
import { Fact } from "@/components/ui/fact";
import { Skeleton } from "@/components/ui/skeleton";
import { toastQueue } from "@/components/ui/toast-queue";
import { accountQuery, useUpdateAccount } from "@/lib/client/account";
import { toShownProblem } from "@/lib/client/api-fetch";
import { useAbilities } from "@/lib/client/session";
import type { Account, AccountEdit } from "@/lib/contracts/account";
import { DeliverySettings } from "./delivery-settings";
import { accountWords } from "./words";

const toCode = (text: string | null): ReactNode =>
  text === null ? accountWords.hashUnknown : <code className="font-mono text-[12px] select-all">{text}</code>;

function Facts({ account }: { account: Account }) {
  return (
    <dl className="grid gap-x-6 gap-y-1 text-[13px] sm:grid-cols-[auto_minmax(0,1fr)] sm:gap-y-2">
      <Fact name={accountWords.upstream}>{accountWords.upstreams[account.upstream]}</Fact>
      <Fact name={accountWords.hash}>{toCode(account.accountHash)}</Fact>
      <Fact name={accountWords.address}>{toCode(account.deliveryUrl)}</Fact>
    </dl>
  );
}

function Body() {
  const account = useQuery(accountQuery());
  const { mayGovern } = useAbilities();
  const { mutate } = useUpdateAccount();
  const edit = (change: AccountEdit) =>
    mutate(change, {
      onSuccess: () => toastQueue.add({ message: accountWords.saved, tone: "success" }),
      onError: (error) =>
        toastQueue.add({ message: accountWords.notSaved(toShownProblem(error).detail), tone: "danger" }),
    });
  if (account.isPending) {
    return (
      <output aria-label={accountWords.loading} className="block">
        <Skeleton className="h-56 w-full" />
      </output>
    );
  }
  if (account.data === undefined) {
    const { detail, requestId } = toShownProblem(account.error);
    return (
      <ErrorPanel
        title={accountWords.failedTitle}
        detail={detail}
        requestId={requestId || undefined}
        isRetrying={account.isFetching}
        onRetry={() => void account.refetch()}
      />
    );
  }
  return (
    <div className="flex flex-col gap-6">
      <Facts account={account.data} />
      <DeliverySettings account={account.data} mayGovern={mayGovern} onEdit={edit} />
    </div>
  );
}

/** Which account this is, and what holds for every image of it. `#account` leads here. */
export function AccountSection() {
  const id = useId();
  const sectionRef = useRef<HTMLElement>(null);
  useEffect(() => {
    // What stands above may still be loading: the browser's own jump comes too early, and moves no focus.
    if (globalThis.location.hash !== "#account") return;
    sectionRef.current?.scrollIntoView({ block: "start" });
    sectionRef.current?.focus({ preventScroll: true });
  }, []);
  return (
    <section
      ref={sectionRef}
      id="account"
      tabIndex={-1}
      aria-labelledby={id}
      className="flex scroll-mt-16 flex-col gap-4 rounded-lg"
    >
      <h2 id={id} className="text-[15px] leading-6 font-semibold">
        {accountWords.title}
      </h2>
      <Body />
    </section>
  );
}
