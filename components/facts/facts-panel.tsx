"use client";

import { useQuery } from "@tanstack/react-query";
import { MapPin } from "lucide-react";
import type { ReactNode } from "react";
import { imageFactsQuery } from "@/lib/client/image-insight";
import type { ImageFacts } from "@/lib/contracts/image-facts";
import { Histogram } from "./histogram";
import { Palette } from "./palette";
import { PendingOrFailed } from "./pending-or-failed";
import { factsWords } from "./words";

const groups = ["exif", "iptc", "xmp"] as const;
const degreeDigits = 5;

/** What the original's own bytes say: place, colours, profile, and the notes of cameras and people. */
export function FactsPanel({ imageId }: { imageId: string }) {
  const facts = useQuery(imageFactsQuery(imageId));
  if (facts.data === undefined)
    return (
      <PendingOrFailed
        error={facts.error}
        isFetching={facts.isFetching}
        onRetry={() => void facts.refetch()}
        words={factsWords}
      />
    );
  const { histogram, palette, icc } = facts.data;
  return (
    <div className="flex flex-col gap-4 text-[13px]">
      {facts.data.hasLocation ? <LocationWarning location={facts.data.location} /> : null}
      {palette.length === 0 ? null : (
        <Block title={factsWords.palette}>
          <Palette colours={palette} />
        </Block>
      )}
      <Block title={factsWords.histogram}>
        {histogram === null ? <p className="text-muted">{factsWords.noPixels}</p> : <Histogram histogram={histogram} />}
      </Block>
      <Block title={factsWords.profile}>
        <p className="text-muted">{icc ?? factsWords.noProfile}</p>
      </Block>
      {groups.map((group) => (
        <Entries key={group} title={factsWords.groups[group]} entries={facts.data[group]} />
      ))}
    </div>
  );
}

function LocationWarning({ location }: Pick<ImageFacts, "location">) {
  return (
    <div role="note" className="flex gap-2 rounded-md bg-danger-soft p-3">
      <MapPin aria-hidden size={16} className="mt-0.5 shrink-0 text-danger" />
      <div className="min-w-0">
        <p className="font-semibold text-danger">{factsWords.locationTitle}</p>
        {location === null ? null : (
          <p className="font-mono text-[12px]">
            {factsWords.location(location.latitude.toFixed(degreeDigits), location.longitude.toFixed(degreeDigits))}
          </p>
        )}
        <p>{factsWords.locationDetail}</p>
      </div>
    </div>
  );
}

function Block({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-1.5">
      <h3 className="font-semibold">{title}</h3>
      {children}
    </section>
  );
}

type EntriesProps = { title: string; entries: ImageFacts["exif"] };

function Entries({ title, entries }: EntriesProps) {
  if (entries.length === 0)
    return (
      <Block title={title}>
        <p className="text-muted">{factsWords.none}</p>
      </Block>
    );
  return (
    <details>
      <summary className="min-h-6 cursor-pointer rounded-sm font-semibold">
        {title} <span className="font-normal text-muted">{factsWords.count(entries.length)}</span>
      </summary>
      <dl className="mt-1.5">
        {entries.map(({ name, value }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- names repeat, and the list of an original never changes
          <div key={index} className="border-t border-line py-1.5">
            <dt className="text-muted">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
