import type { Metadata } from "next";
import { TrashScreen } from "@/components/library/trash-screen";
import { trashWords } from "@/components/library/words";

export const metadata: Metadata = { title: trashWords.title };

export default function TrashPage() {
  return <TrashScreen retentionDays={30} />;
}
