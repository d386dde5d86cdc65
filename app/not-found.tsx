import { SearchX } from "lucide-react";
import Link from "next/link";
import { shellWords } from "@/components/shell/words";

export default function NotFound() {
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col items-center justify-center gap-2 p-6 text-center">
      <SearchX aria-hidden size={32} strokeWidth={1.5} className="mb-2 text-muted" />
      <h1 className="text-[18px] leading-7 font-semibold">{shellWords.missingTitle}</h1>
      <p className="text-muted">{shellWords.missingDetail}</p>
      <Link
        href="/library"
        className="mt-4 inline-flex h-9 items-center rounded-md bg-accent px-3 text-[13px] font-medium text-on-accent hover:bg-accent-hover"
      >
        {shellWords.toLibrary}
      </Link>
    </main>
  );
}
