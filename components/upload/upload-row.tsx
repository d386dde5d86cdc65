import { ImageIcon, ImageOff, RotateCw, X } from "lucide-react";
import { memo } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { ProgressBar } from "@/components/ui/progress-bar";
import { getBrowserUploadQueue } from "@/lib/client/browser-upload-queue";
import { isActive, isOnTheWire, isRetryOffered, toSentBytes, type UploadItem } from "@/lib/client/upload-item";
import { FilePicture } from "./file-picture";
import { WaitText } from "./wait-text";
import { toPhaseText, uploadWords } from "./words";

/** One file: what it is, where it stands, what can be done. */
export const UploadRow = memo(function UploadRow({ item, isOffline }: { item: UploadItem; isOffline: boolean }) {
  const { file, phase } = item;
  const text = toPhaseText(phase, file.size, isOffline);
  return (
    <div className="flex items-start gap-3 px-3 py-2">
      <Thumbnail item={item} />
      <div className="min-w-0 flex-1">
        <p className="truncate text-[13px] leading-5 text-ink" title={file.name}>
          {file.name}
        </p>
        <p className={`text-[12px] leading-4 ${toneOf(item)}`}>
          {text}
          {phase.name === "waiting" ? (
            <>
              {" "}
              <WaitText untilMs={phase.retryAtMs} />
            </>
          ) : null}
        </p>
        {isOnTheWire(item) ? (
          <div className="pt-1.5 pb-0.5">
            <ProgressBar
              label={uploadWords.progressOf(file.name)}
              value={toSentBytes(item) / Math.max(1, file.size)}
              valueText={text}
            />
          </div>
        ) : null}
      </div>
      <RowActions item={item} />
    </div>
  );
});

function toneOf({ phase }: UploadItem): string {
  if (phase.name === "failed" || phase.name === "refused") return "text-danger";
  return phase.name === "done" ? "text-success" : "text-muted";
}

function RowActions({ item }: { item: UploadItem }) {
  const { id, file, phase } = item;
  const queue = getBrowserUploadQueue();
  const words = phase.name === "waiting" ? uploadWords.retryNow : uploadWords.retry;
  return (
    <div className="flex shrink-0 items-center gap-0.5">
      {isRetryOffered(item) ? (
        <IconButton
          size="small"
          label={words(file.name)}
          icon={<RotateCw aria-hidden size={16} />}
          onClick={() => queue.retry(id)}
        />
      ) : null}
      <IconButton
        size="small"
        label={isActive(item) ? uploadWords.cancel(file.name) : uploadWords.dismiss(file.name)}
        icon={<X aria-hidden size={16} />}
        onClick={() => (isActive(item) ? queue.cancel(id) : queue.dismiss([id]))}
      />
    </div>
  );
}

const frame = "flex size-9 shrink-0 items-center justify-center overflow-hidden rounded-sm";

function Thumbnail({ item }: { item: UploadItem }) {
  const isRefused = item.phase.name === "refused";
  const isUnchecked = item.phase.name === "preparing" || (item.phase.name === "queued" && !item.phase.isChecked);
  if (isRefused || isUnchecked) {
    const Icon = isRefused ? ImageOff : ImageIcon;
    return (
      <span aria-hidden className={`${frame} bg-surface text-muted`}>
        <Icon size={16} />
      </span>
    );
  }
  return (
    <span aria-hidden className={`${frame} bg-checker`}>
      <FilePicture file={item.file} />
    </span>
  );
}
