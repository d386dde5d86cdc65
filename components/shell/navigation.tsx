"use client";

import { Grid3x3, Images, Proportions, Trash2 } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { Brand } from "./brand";
import { AccountMenu } from "./account-menu";
import { ThemeSwitch } from "./theme-switch";
import { shellWords } from "./words";

const places = [
  { href: "/library", label: shellWords.library, icon: <Images aria-hidden size={18} /> },
  { href: "/variants", label: shellWords.variants, icon: <Proportions aria-hidden size={18} /> },
  { href: "/matrix", label: shellWords.matrix, icon: <Grid3x3 aria-hidden size={18} /> },
  { href: "/trash", label: shellWords.trash, icon: <Trash2 aria-hidden size={18} /> },
] as const;

type PlaceProps = { href: string; label: string; icon: ReactNode; className: string; labelClassName: string };

function Place({ href, label, icon, className, labelClassName }: PlaceProps) {
  const isHere = usePathname().startsWith(href);
  return (
    <Link
      href={href}
      aria-current={isHere ? "page" : undefined}
      className={`rounded-md text-[13px] font-medium transition-colors duration-120 ${isHere ? "bg-hover text-ink" : "text-muted hover:bg-hover hover:text-ink"} ${className}`}
    >
      {icon}
      <span className={labelClassName}>{label}</span>
    </Link>
  );
}

/** At the left edge: labelled where there is room, icons alone on a tablet. */
export function Rail({ onShowKeys }: { onShowKeys: () => void }) {
  return (
    <header className="sticky top-0 flex h-dvh w-14 shrink-0 flex-col border-r border-line bg-surface p-2.5 max-md:hidden lg:w-52 lg:p-3">
      <div className="flex h-9 items-center gap-2.5 px-1.5 lg:px-2.5">
        <Brand />
        <span className="text-[15px] font-semibold tracking-tight max-lg:sr-only">{shellWords.product}</span>
      </div>
      <nav aria-label={shellWords.navigation} className="mt-4 flex flex-col gap-1">
        {places.map((place) => (
          <Place
            key={place.href}
            {...place}
            className="flex h-9 items-center gap-2.5 px-2 lg:px-2.5"
            labelClassName="max-lg:sr-only"
          />
        ))}
      </nav>
      <div className="mt-auto flex flex-col gap-2 max-lg:hidden">
        <AccountMenu look="named" placement="top start" onShowKeys={onShowKeys} />
        <ThemeSwitch />
      </div>
      <div className="mt-auto lg:hidden">
        <AccountMenu placement="right bottom" onShowKeys={onShowKeys} />
      </div>
    </header>
  );
}

/** At the lower edge of a phone, under the thumb. */
export function BottomBar({ onShowKeys }: { onShowKeys: () => void }) {
  return (
    <header className="fixed inset-x-0 bottom-0 z-20 flex h-14 items-stretch justify-around border-t border-line bg-surface px-2 pb-[env(safe-area-inset-bottom)] md:hidden">
      <nav aria-label={shellWords.navigation} className="flex grow justify-around">
        {places.map((place) => (
          <Place
            key={place.href}
            {...place}
            className="my-1 flex min-w-11 flex-col items-center justify-center gap-0.5 px-1"
            labelClassName="text-[11px] leading-3"
          />
        ))}
      </nav>
      <div className="flex min-w-11 items-center justify-center">
        <AccountMenu look="stacked" placement="top end" onShowKeys={onShowKeys} />
      </div>
    </header>
  );
}
