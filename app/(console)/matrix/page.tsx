import type { Metadata } from "next";
import { MatrixScreen } from "@/components/matrix/matrix-screen";
import { matrixWords } from "@/components/matrix/words";

export const metadata: Metadata = { title: matrixWords.title };

export default function MatrixPage() {
  return <MatrixScreen />;
}
