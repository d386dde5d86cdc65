import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { toReturnPath } from "@/components/auth/return-path";
import { SignInForm } from "@/components/auth/sign-in-form";
import { signInWords } from "@/components/auth/words";
import { findPageSession } from "@/lib/runtime/page-session";

export const metadata: Metadata = { title: signInWords.title };

type SignInPageProps = { searchParams: Promise<{ next?: string | string[] }> };

/** The door. Whoever is inside already goes straight on. */
export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { next } = await searchParams;
  const returnPath = toReturnPath(typeof next === "string" ? next : undefined);
  if ((await findPageSession()) !== undefined) redirect(returnPath);
  return <SignInForm returnPath={returnPath} />;
}
