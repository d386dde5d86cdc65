import type { Metadata } from "next";
import { SetupForm } from "@/components/auth/setup-form";
import { SetupNotice } from "@/components/auth/setup-notice";
import { setupWords } from "@/components/auth/words";
import { isSetupOpen } from "@/lib/runtime/page-session";

export const metadata: Metadata = { title: setupWords.title, referrer: "no-referrer" };

type SetupPageProps = { searchParams: Promise<{ token?: string | string[] }> };

/** First start: the one-time link makes the first account. */
export default async function SetupPage({ searchParams }: SetupPageProps) {
  const { token } = await searchParams;
  if (!(await isSetupOpen())) return <SetupNotice reason="closed" />;
  if (typeof token !== "string" || token === "") return <SetupNotice reason="no-token" />;
  return <SetupForm token={token} />;
}
