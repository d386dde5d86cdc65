import type { Metadata } from "next";
import { SigningScreen } from "@/components/signing/signing-screen";
import { signingWords } from "@/components/signing/words";

export const metadata: Metadata = { title: signingWords.title };

export default function SigningPage() {
  return <SigningScreen />;
}
