import type { Metadata } from "next";
import { AccountSection } from "@/components/account/account-section";
import { UsageScreen } from "@/components/usage/usage-screen";
import { usageWords } from "@/components/usage/words";

export const metadata: Metadata = { title: usageWords.title };

export default function UsagePage() {
  return (
    <UsageScreen>
      <AccountSection />
    </UsageScreen>
  );
}
