import Link from "next/link";
import { setupWords } from "./words";

const texts = {
  "no-token": { title: setupWords.noTokenTitle, detail: setupWords.noToken },
  closed: { title: setupWords.closedTitle, detail: setupWords.closed },
} as const;

/** Why no account can be made with this link, and what to do instead. */
export function SetupNotice({ reason }: { reason: keyof typeof texts }) {
  return (
    <div className="flex flex-col items-start gap-3">
      <h1 className="text-[22px] leading-8 font-semibold tracking-tight">{texts[reason].title}</h1>
      <p className="text-muted">{texts[reason].detail}</p>
      <Link
        href="/sign-in"
        className="rounded-sm py-0.5 font-medium text-accent underline underline-offset-2 hover:text-accent-hover"
      >
        {setupWords.signInInstead}
      </Link>
    </div>
  );
}
