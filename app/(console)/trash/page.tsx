import type { Metadata } from "next";
import { TrashScreen } from "@/components/library/trash-screen";
import { trashWords } from "@/components/library/words";
import { getPageRuntime } from "@/lib/runtime/page-runtime";

export const metadata: Metadata = { title: trashWords.title };

export default async function TrashPage() {
  const { config } = await getPageRuntime();
  return <TrashScreen retentionDays={config.trashRetentionDays} />;
}
