"use client";

import { useState } from "react";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { CheckField } from "@/components/ui/check-field";
import { TextField } from "@/components/ui/text-field";
import { toDurationWords } from "@/lib/client/duration-words";
import type { Account, AccountEdit } from "@/lib/contracts/account";
import { variantLimits } from "@/lib/contracts/variant-limits";
import { accountWords } from "./words";

type SettingProps = {
  account: Account;
  /** Others see what is set, and why they cannot change it. */
  mayGovern: boolean;
  onEdit: (edit: AccountEdit) => void;
};

/** Switching on asks first: it opens every public image to any size. */
function FlexibleSetting({ account, mayGovern, onEdit }: SettingProps) {
  const [isAsking, setAsking] = useState(false);
  const isOn = account.flexibleVariants === true;
  return (
    <>
      <CheckField
        label={accountWords.flexible}
        hint={isOn ? accountWords.flexibleOn : accountWords.flexibleHint}
        isChecked={isOn}
        isDisabled={!mayGovern}
        onChange={(isChecked) => (isChecked ? setAsking(true) : onEdit({ flexibleVariants: false }))}
      />
      <AlertDialog
        title={accountWords.flexibleTitle}
        isOpen={isAsking}
        confirmLabel={accountWords.flexibleConfirm}
        onClose={() => setAsking(false)}
        onConfirm={() => {
          setAsking(false);
          onEdit({ flexibleVariants: true });
        }}
      >
        {accountWords.flexibleOn}
      </AlertDialog>
    </>
  );
}

const isTtl = (text: string): boolean =>
  /^\d{4,8}$/.test(text) &&
  Number(text) >= variantLimits.browserTtlSecondsLeast &&
  Number(text) <= variantLimits.browserTtlSecondsMost;

function TtlSetting({ account, mayGovern, onEdit }: SettingProps) {
  const [text, setText] = useState(String(account.browserTtlSeconds ?? ""));
  const seconds = text.trim();
  const isValid = isTtl(seconds);
  const isSame = Number(seconds) === account.browserTtlSeconds;
  return (
    <form
      noValidate
      className="flex max-w-xl items-start gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (isValid && !isSame) onEdit({ browserTtlSeconds: Number(seconds) });
      }}
    >
      <TextField
        label={accountWords.ttl}
        inputMode="numeric"
        autoComplete="off"
        readOnly={!mayGovern}
        value={text}
        error={isValid ? undefined : accountWords.ttlFault}
        hint={accountWords.ttlSaid(toDurationWords(Number(seconds)))}
        onChange={(event) => setText(event.target.value)}
        className="min-w-0 grow"
      />
      {mayGovern ? (
        <Button type="submit" className="mt-6 h-9! pointer-coarse:h-11!" isDisabled={!isValid || isSame}>
          {accountWords.save}
        </Button>
      ) : null}
    </form>
  );
}

/** Only what the upstream says of itself can be set. */
export function DeliverySettings(props: SettingProps) {
  const { flexibleVariants, browserTtlSeconds, preserveContentCredentials } = props.account;
  const settings = [flexibleVariants, browserTtlSeconds, preserveContentCredentials];
  if (settings.every((value) => value === null)) {
    return <p className="text-[13px] text-muted">{accountWords.unknown}</p>;
  }
  return (
    <div className="flex flex-col gap-5">
      <p className="text-[13px] text-muted">
        {props.mayGovern ? accountWords.explain : `${accountWords.explain} ${accountWords.readOnly}`}
      </p>
      {flexibleVariants === null ? null : <FlexibleSetting {...props} />}
      {browserTtlSeconds === null ? null : <TtlSetting key={browserTtlSeconds} {...props} />}
      {preserveContentCredentials === null ? null : (
        <CheckField
          label={accountWords.credentials}
          hint={accountWords.credentialsHint}
          isChecked={preserveContentCredentials}
          isDisabled={!props.mayGovern}
          onChange={(isChecked) => props.onEdit({ preserveContentCredentials: isChecked })}
        />
      )}
    </div>
  );
}
