import type { ReactNode } from "react";
import { LightTable } from "@/components/auth/light-table";
import { Brand } from "@/components/shell/brand";
import { ThemeSwitch } from "@/components/shell/theme-switch";
import { shellWords } from "@/components/shell/words";

/** The pages before the door: a form, and a light table beside it where there is room. */
export default function PublicLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh">
      <div className="hidden grow items-center justify-center border-r border-line bg-surface p-12 lg:flex">
        <LightTable />
      </div>
      <div className="flex w-full flex-col px-5 py-5 sm:px-10 lg:w-[480px] lg:shrink-0">
        <header className="flex items-center gap-2">
          <Brand />
          <span className="grow text-[15px] font-semibold tracking-tight">{shellWords.product}</span>
          <ThemeSwitch />
        </header>
        <main className="mx-auto flex w-full max-w-[360px] grow flex-col justify-center py-10">{children}</main>
      </div>
    </div>
  );
}
