"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { TextField } from "@/components/ui/text-field";
import { toastQueue } from "@/components/ui/toast-queue";
import { accountQuery, useUpdateAccount } from "@/lib/client/account";
import { toShownProblem } from "@/lib/client/api-fetch";
import type { Account, AccountEdit } from "@/lib/contracts/account";
import { variantLimits } from "@/lib/contracts/variant-limits";
import { CheckField } from "./check-field";
import { draftWords, formWords } from "./form-words";
import { toDurationWords } from "./measure-words";
import { deliveryWords } from "./settings-words";

type SettingProps = { account: Account; onEdit: (edit: AccountEdit) => void };

/** Switching on asks first: it opens every public image to any size. */
function FlexibleSetting({ account, onEdit }: SettingProps) {
  const [isAsking, setAsking] = useState(false);
  const isOn = account.flexibleVariants === true;
  return (
    <>
      <CheckField
        label={deliveryWords.flexible}
        hint={isOn ? deliveryWords.flexibleOn : deliveryWords.flexibleHint}
        isChecked={isOn}
        onChange={(isChecked) => (isChecked ? setAsking(true) : onEdit({ flexibleVariants: false }))}
      />
      <AlertDialog
        title={deliveryWords.flexibleTitle}
        isOpen={isAsking}
        confirmLabel={deliveryWords.flexibleConfirm}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          onEdit({ flexibleVariants: true });
        }}
      >
        {deliveryWords.flexibleOn}
      </AlertDialog>
    </>
  );
}

const isTtl = (text: string): boolean =>
  /^\d{4,8}$/.test(text) &&
  Number(text) >= variantLimits.browserTtlSecondsLeast &&
  Number(text) <= variantLimits.browserTtlSecondsMost;

function TtlSetting({ account, onEdit }: SettingProps) {
  const [text, setText] = useState(String(account.browserTtlSeconds ?? ""));
  const isValid = isTtl(text.trim());
  const isSame = Number(text) === account.browserTtlSeconds;
  return (
    <form
      noValidate
      className="flex items-start gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (isValid && !isSame) onEdit({ browserTtlSeconds: Number(text) });
      }}
    >
      <TextField
        label={deliveryWords.ttl}
        inputMode="numeric"
        autoComplete="off"
        value={text}
        error={isValid || text === "" ? undefined : draftWords.ttlFault}
        hint={isValid ? formWords.ttlSaid(toDurationWords(Number(text))) : deliveryWords.ttlHint}
        onChange={(event) => setText(event.target.value)}
        className="min-w-0 grow"
      />
      <Button type="submit" className="mt-6 h-9!" isDisabled={!isValid || isSame}>
        {deliveryWords.save}
      </Button>
    </form>
  );
}

/** Only what the upstream says of itself can be set. */
function Settings({ account, onEdit }: SettingProps) {
  const silent = [account.flexibleVariants, account.browserTtlSeconds, account.preserveContentCredentials];
  return (
    <div className="flex flex-col gap-5">
      {silent.every((value) => value === null) ? (
        <p className="text-[13px] text-muted">{deliveryWords.unknown}</p>
      ) : null}
      {account.flexibleVariants === null ? null : <FlexibleSetting account={account} onEdit={onEdit} />}
      {account.browserTtlSeconds === null ? null : (
        <TtlSetting key={account.browserTtlSeconds} account={account} onEdit={onEdit} />
      )}
      {account.preserveContentCredentials === null ? null : (
        <CheckField
          label={deliveryWords.credentials}
          hint={deliveryWords.credentialsHint}
          isChecked={account.preserveContentCredentials}
          onChange={(preserveContentCredentials) => onEdit({ preserveContentCredentials })}
        />
      )}
    </div>
  );
}

/** What holds for every image of the account. */
export function DeliveryDialog({ onClose }: { onClose: () => void }) {
  const account = useQuery(accountQuery());
  const { mutate } = useUpdateAccount();
  const edit = (change: AccountEdit) =>
    mutate(change, {
      onSuccess: () => toastQueue.add({ message: deliveryWords.saved, tone: "success" }),
      onError: (error) =>
        toastQueue.add({ message: deliveryWords.notSaved(toShownProblem(error).detail), tone: "danger" }),
    });
  return (
    <Dialog title={deliveryWords.title} isOpen onClose={onClose}>
      <p className="mb-4 text-[13px] text-muted">{deliveryWords.explain}</p>
      {account.isPending ? <Skeleton className="h-40 w-full" /> : null}
      {account.isError && account.data === undefined ? (
        <p role="alert" className="text-[13px] text-danger">
          {deliveryWords.failed} {toShownProblem(account.error).detail}
        </p>
      ) : null}
      {account.data === undefined ? null : <Settings account={account.data} onEdit={edit} />}
    </Dialog>
  );
}
