import { toastQueue } from "@/components/ui/toast-queue";
import { writeClipboard } from "@/components/ui/write-clipboard";
import type { Image } from "@/lib/contracts/image";
import { selectionWords } from "./words";

/** The delivery URL people hand out: `default` suits every device. */
const findSharedUrl = ({ variants }: Image): string | undefined =>
  (variants.find(({ name }) => name === "default") ?? variants[0])?.url;

/** Puts the delivery URLs on the clipboard, one a line, and says what became of it. */
export const copyUrls = async (images: readonly Image[]): Promise<void> => {
  const urls = images.map(findSharedUrl).filter((url) => url !== undefined);
  if (urls.length === 0) {
    toastQueue.add({ message: selectionWords.noUrls, tone: "danger" });
    return;
  }
  if (await writeClipboard(urls.join("\n")))
    toastQueue.add({ message: selectionWords.copied(urls.length), tone: "success" });
  else toastQueue.add({ message: selectionWords.copyFailed, tone: "danger" });
};
