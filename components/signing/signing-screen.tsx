"use client";

import { useQuery } from "@tanstack/react-query";
import { Lock } from "lucide-react";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorPanel } from "@/components/ui/error-panel";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { Skeleton } from "@/components/ui/skeleton";
import { toShownProblem } from "@/lib/client/api-fetch";
import { useAbilities } from "@/lib/client/session";
import { keysQuery } from "@/lib/client/signing";
import { CheckTab } from "./check-tab";
import { KeysTab } from "./keys-tab";
import { SignTab } from "./sign-tab";
import { signingTabs, type SigningAddress } from "./signing-address";
import { useSigningAddress } from "./use-signing-address";
import { signingWords } from "./words";

type TabProps = { address: SigningAddress; onChange: (part: Partial<SigningAddress>) => void };

const segments = signingTabs.map((tab) => ({ value: tab, label: signingWords.tab[tab] }));

/** The workbench of signed URLs: made, read, and the keys they hang on. */
export function SigningScreen() {
  const { address, change } = useSigningAddress();
  const { mayTune } = useAbilities();
  return (
    <>
      <header className="sticky top-0 z-10 flex min-h-12 flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-canvas px-3 py-2 sm:px-4 lg:px-6">
        <h1 className="text-[16px] leading-6 font-semibold">{signingWords.title}</h1>
        {mayTune ? (
          <SegmentedControl
            label={signingWords.tabs}
            value={address.tab}
            segments={segments}
            onChange={(tab) => change({ tab })}
          />
        ) : null}
      </header>
      <div className="flex min-w-0 flex-col p-3 sm:p-4 lg:px-6">
        {mayTune ? <Body address={address} onChange={change} /> : <Refused />}
      </div>
    </>
  );
}

function Refused() {
  return (
    <EmptyState
      icon={<Lock aria-hidden size={32} strokeWidth={1.5} />}
      title={signingWords.refusedTitle}
      detail={signingWords.refusedDetail}
    />
  );
}

function Body({ address, onChange }: TabProps) {
  const { mayGovern } = useAbilities();
  const keys = useQuery(keysQuery());
  // Reading a URL waits for nothing.
  if (address.tab === "check") return <CheckTab />;
  if (keys.isPending) {
    return (
      <output aria-label={signingWords.loading} className="block max-w-xl">
        <Skeleton className="mb-4 h-5 w-3/4" />
        <Skeleton className="h-64 w-full" />
      </output>
    );
  }
  if (keys.data === undefined) {
    const { detail, requestId } = toShownProblem(keys.error);
    return (
      <ErrorPanel
        title={signingWords.keysFailed}
        detail={detail}
        requestId={requestId || undefined}
        isRetrying={keys.isFetching}
        onRetry={() => void keys.refetch()}
      />
    );
  }
  const names = keys.data.items.map(({ name }) => name);
  if (address.tab === "keys") return <KeysTab names={names} mayGovern={mayGovern} />;
  return <SignTab address={address} keyNames={names} onChange={onChange} />;
}
