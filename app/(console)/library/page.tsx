import type { Metadata } from "next";
import { libraryWords } from "@/components/library/words";
import { Library } from "./library";

export const metadata: Metadata = { title: libraryWords.title };

export default function LibraryPage() {
  return <Library />;
}
