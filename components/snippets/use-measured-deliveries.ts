"use client";

import { useQueries, useQuery } from "@tanstack/react-query";
import { previewQuery } from "@/lib/client/preview";
import type { Delivery } from "@/lib/client/snippets/snippet-source";
import { variantsQuery } from "@/lib/client/variants";
import type { Image } from "@/lib/contracts/image";
import { pickVariants } from "./pick-variants";

export type MeasuredDelivery = Delivery & { variant: string; isAlwaysOpen: boolean };

export type Measurement =
  | { state: "measuring"; ready: number; all: number }
  | { state: "failed"; error: Error; retry: () => void }
  | { state: "measured"; deliveries: readonly MeasuredDelivery[] };

/** Asks for the picture in each variant and reads its size off the answer: nothing here is computed from options. */
export const useMeasuredDeliveries = (image: Image, chosen: string): Measurement => {
  const list = useQuery(variantsQuery());
  const urls = new Map(image.variants.map(({ name, url }) => [name, url]));
  const variants = pickVariants(list.data?.items ?? [], new Set(urls.keys()), chosen);
  const previews = useQueries({
    queries: variants.map(({ name }) => previewQuery(image.id, { variant: name, device: "desktop" })),
  });
  const failed = [list, ...previews].find((query) => query.isError);
  if (failed?.error !== undefined && failed.error !== null)
    return { state: "failed", error: failed.error, retry: () => void failed.refetch() };
  const deliveries = variants.flatMap((variant, index) => {
    const facts = previews[index]?.data?.facts;
    const url = urls.get(variant.name);
    if (facts === undefined || url === undefined) return [];
    const { widthPx, heightPx } = facts;
    return [{ variant: variant.name, isAlwaysOpen: variant.neverRequireSignedURLs, url, widthPx, heightPx }];
  });
  const isWhole = list.data !== undefined && deliveries.length === variants.length;
  return isWhole
    ? { state: "measured", deliveries }
    : { state: "measuring", ready: deliveries.length, all: variants.length };
};
