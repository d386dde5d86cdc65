"use client";

import { useQuery } from "@tanstack/react-query";
import { imageHistoryQuery } from "@/lib/client/image-insight";
import { PendingOrFailed } from "./pending-or-failed";
import { toHistorySentence } from "./to-history-sentence";
import { historyWords } from "./words";

const times = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

/** What happened to the image and by whom, newest first. */
export function HistoryPanel({ imageId }: { imageId: string }) {
  const history = useQuery(imageHistoryQuery(imageId));
  if (history.data === undefined)
    return (
      <PendingOrFailed
        error={history.error}
        isFetching={history.isFetching}
        onRetry={() => void history.refetch()}
        words={historyWords}
      />
    );
  const { items, isWhole } = history.data;
  if (items.length === 0) return <p className="text-[13px] text-muted">{historyWords.empty}</p>;
  return (
    <>
      <ol className="text-[13px]">
        {items.map((item, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- entries have no name of their own
          <li key={`${item.at} ${index}`} className="border-t border-line py-2 first:border-t-0">
            <p>{toHistorySentence(item)}</p>
            <p className="text-muted">
              <time dateTime={item.at}>{times.format(new Date(item.at))}</time> {historyWords.by(item.actor)}
            </p>
          </li>
        ))}
      </ol>
      {isWhole ? null : <p className="text-[13px] text-muted">{historyWords.cut(items.length)}</p>}
    </>
  );
}
