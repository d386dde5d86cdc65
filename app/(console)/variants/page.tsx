import type { Metadata } from "next";
import { VariantsScreen } from "@/components/variants/variants-screen";
import { variantsWords } from "@/components/variants/words";

export const metadata: Metadata = { title: variantsWords.title };

export default function VariantsPage() {
  return <VariantsScreen />;
}
