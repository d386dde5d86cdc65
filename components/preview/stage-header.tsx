import { ChevronLeft, ChevronRight, X } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { stageWords } from "./words";

type StageHeaderProps = {
  filename: string;
  onPrevious: (() => void) | undefined;
  onNext: (() => void) | undefined;
  onClose: () => void;
};

/** Name of the image, ways to its neighbours, and the way out. */
export function StageHeader({ filename, onPrevious, onNext, onClose }: StageHeaderProps) {
  return (
    <div className="flex shrink-0 items-center gap-1 border-b border-line px-2 py-2 sm:px-3">
      <WalkButton
        label={stageWords.previous}
        shortcut="←"
        icon={<ChevronLeft aria-hidden size={18} />}
        onWalk={onPrevious}
      />
      <WalkButton label={stageWords.next} shortcut="→" icon={<ChevronRight aria-hidden size={18} />} onWalk={onNext} />
      <p aria-hidden className="min-w-0 grow truncate px-2 text-[14px] font-semibold" title={filename}>
        {filename}
      </p>
      <IconButton label={stageWords.close} shortcut="Esc" icon={<X aria-hidden size={18} />} onClick={onClose} />
    </div>
  );
}

type WalkButtonProps = { label: string; shortcut: string; icon: React.ReactNode; onWalk: (() => void) | undefined };

/** At the end of the row it stays focusable, so that the focus is not lost on the last step. */
function WalkButton({ label, shortcut, icon, onWalk }: WalkButtonProps) {
  return (
    <IconButton
      label={label}
      shortcut={shortcut}
      icon={icon}
      aria-disabled={onWalk === undefined}
      onClick={() => onWalk?.()}
      className="aria-disabled:opacity-40"
    />
  );
}
