import { toastQueue } from "@/components/ui/toast-queue";
import { snippetWords } from "./words";

/** Puts the text on the clipboard and says what became of it. */
export const copyText = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Without https, or with permission refused, browsers offer no clipboard.
    toastQueue.add({ message: snippetWords.copyRefused, tone: "danger" });
    return false;
  }
};
