import type { Metadata } from "next";
import { TrashScreen } from "@/components/library/trash-screen";
import { trashWords } from "@/components/library/words";
import { getRuntime } from "@/lib/runtime/runtime";

export const metadata: Metadata = { title: trashWords.title };

export default async function TrashPage() {
  const { config } = await getRuntime();
  return <TrashScreen retentionDays={config.trashRetentionDays} />;
}
