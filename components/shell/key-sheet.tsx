"use client";

import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { useAbilities } from "@/lib/client/session";
import { shellWords, shortcutGroups } from "./words";

/** Every key that does something for this person, and what. */
export function KeySheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { mayRemove } = useAbilities();
  return (
    <Dialog title={shellWords.keys} isOpen={isOpen} onClose={onClose}>
      <section
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable without a pointer
        tabIndex={0}
        aria-label={shellWords.keys}
        className="flex flex-col gap-5"
      >
        {shortcutGroups.map((group) => (
          <section key={group.title}>
            <h3 className="mb-1 text-[13px] font-medium text-muted">{group.title}</h3>
            <dl>
              {group.shortcuts
                .filter(({ isRemoval }) => mayRemove || isRemoval !== true)
                .map(({ keys, effect }) => (
                  <div key={effect} className="flex min-h-9 items-center gap-4 border-t border-line py-1.5">
                    <dt className="order-2 ml-auto flex shrink-0 gap-1">
                      {keys.map((key) => (
                        <Kbd key={key}>{key}</Kbd>
                      ))}
                    </dt>
                    <dd className="text-[13px]">{effect}</dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </section>
    </Dialog>
  );
}
