import { Check, Copy } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { panelWords } from "./words";

type CopyButtonProps = { label: string; isCopied: boolean; onCopy: () => void };

/** Copies the text beside it; the tick shows for a moment that it did. */
export function CopyButton({ label, isCopied, onCopy }: CopyButtonProps) {
  const icon = isCopied ? <Check aria-hidden size={16} className="text-success" /> : <Copy aria-hidden size={16} />;
  return <IconButton size="small" label={isCopied ? panelWords.copied : label} icon={icon} onClick={onCopy} />;
}
