import type { Metadata } from "next";
import { preconnect, preload } from "react-dom";
import { parseLibraryAddress } from "@/components/library/library-address";
import { findThumbnailUrl } from "@/lib/client/thumbnail-url";
import { libraryWords } from "@/components/library/words";
import type { Image } from "@/lib/contracts/image";
import { findFirstImages } from "@/lib/runtime/page-images";
import { Library } from "./library";

export const metadata: Metadata = { title: libraryWords.title };

type LibraryPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The first row of the narrowest window: more would compete with the scripts. */
const preloadedCount = 3;

const toSearch = (given: Awaited<LibraryPageProps["searchParams"]>): URLSearchParams =>
  new URLSearchParams(
    Object.entries(given).flatMap(([name, value]) => [value ?? []].flat().map((text) => [name, text])),
  );

/** The first thumbnails are on their way before any script runs, and the connection for the others stands. */
const startThumbnails = (images: readonly Image[]): void => {
  for (const image of images.slice(0, preloadedCount)) {
    const url = findThumbnailUrl(image);
    if (url === undefined) continue;
    if (!url.startsWith("/")) preconnect(new URL(url).origin);
    preload(url, { as: "image", fetchPriority: "high" });
  }
};

export default async function LibraryPage({ searchParams }: LibraryPageProps) {
  const { q, sort } = parseLibraryAddress(toSearch(await searchParams));
  const filters = { q, sort, state: "ready" } as const;
  const first = await findFirstImages(filters);
  startThumbnails(first?.items ?? []);
  return <Library given={first && { filters, page: first }} />;
}
