import { toastQueue } from "@/components/ui/toast-queue";
import { writeClipboard } from "@/components/ui/write-clipboard";
import { snippetWords } from "./words";

/** Puts the text on the clipboard and says what became of it. */
export const copyText = async (text: string): Promise<boolean> => {
  const isWritten = await writeClipboard(text);
  if (!isWritten) toastQueue.add({ message: snippetWords.copyRefused, tone: "danger" });
  return isWritten;
};
