"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleUserRound, Keyboard, LogOut } from "lucide-react";
import { MenuButton } from "@/components/ui/menu-button";
import type { MenuEntry } from "@/components/ui/menu-entry";
import { toastQueue } from "@/components/ui/toast-queue";
import { sessionQuery, useSignOut } from "@/lib/client/session";
import { chooseTheme, themes } from "./theme";
import { themeIcons } from "./theme-icons";
import { useTheme } from "./use-theme";
import { shellWords } from "./words";

export type AccountMenuProps = {
  onShowKeys: () => void;
  placement: "top start" | "top end" | "right bottom";
  /** `named` writes the person's name beside the picture, `stacked` a word under it. */
  look?: "named" | "stacked";
};

// A full load, so that nothing of the last session stays in memory.
const leave = () => globalThis.location.assign("/sign-in");

const useEntries = (onShowKeys: () => void): MenuEntry[] => {
  const theme = useTheme();
  const { mutate: signOut } = useSignOut();
  return [
    ...themes.map((each) => ({
      kind: "action" as const,
      id: each,
      label: shellWords.themeChoices[each],
      icon: themeIcons[each],
      isChosen: each === theme,
      onAction: () => chooseTheme(each),
    })),
    { kind: "separator", id: "after-themes" },
    {
      kind: "action",
      id: "keys",
      label: shellWords.keys,
      shortcut: "?",
      icon: <Keyboard aria-hidden size={16} />,
      onAction: onShowKeys,
    },
    {
      kind: "action",
      id: "sign-out",
      label: shellWords.signOut,
      icon: <LogOut aria-hidden size={16} />,
      onAction: () =>
        signOut(undefined, {
          onSuccess: leave,
          onError: () => toastQueue.add({ message: shellWords.signOutFailed, tone: "danger" }),
        }),
    },
  ];
};

const looks = {
  named: "w-full justify-start px-2.5 text-muted",
  stacked: "h-12! w-full min-w-0! flex-col gap-0.5! px-1! text-muted",
} as const;

export function AccountMenu({ onShowKeys, placement, look }: AccountMenuProps) {
  const user = useQuery(sessionQuery()).data?.user;
  const label = user === undefined ? shellWords.accountUnknown : shellWords.account(user.name);
  const texts = {
    named: <span className="truncate">{user?.name ?? shellWords.accountUnknown}</span>,
    stacked: <span className="text-[11px] leading-3">{shellWords.accountShort}</span>,
  };
  return (
    <MenuButton
      label={label}
      placement={placement}
      entries={useEntries(onShowKeys)}
      icon={<CircleUserRound aria-hidden size={18} />}
      className={look === undefined ? "" : looks[look]}
    >
      {look === undefined ? undefined : texts[look]}
    </MenuButton>
  );
}
