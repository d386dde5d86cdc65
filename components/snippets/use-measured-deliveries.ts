"use client";

import { skipToken, useQueries, useQuery } from "@tanstack/react-query";
import { previewQuery } from "@/lib/client/preview";
import { toFlexibleOptions, type Shape } from "@/lib/client/snippets/flexible-options";
import type { Delivery } from "@/lib/client/snippets/snippet-source";
import { variantsQuery } from "@/lib/client/variants";
import type { Image } from "@/lib/contracts/image";
import { pickVariants } from "./pick-variants";

/** `variant` is the last part of the URL: a name, or options. */
export type MeasuredDelivery = Delivery & { variant: string; isAlwaysOpen: boolean };

export type Measurement =
  | { state: "measuring"; ready: number; all: number }
  | { state: "failed"; error: Error; retry: () => void }
  | { state: "measured"; deliveries: readonly MeasuredDelivery[] };

type Question = Pick<MeasuredDelivery, "variant" | "isAlwaysOpen"> & { url?: string; options?: string };

const toFlexibleQuestions = (image: Image, shape: Shape): readonly Question[] =>
  toFlexibleOptions(image, shape).map((options) => ({ variant: options, options, isAlwaysOpen: true }));

/** What to ask for; undefined until the variants are known. */
const useQuestions = (image: Image, chosen: string, shape: Shape | undefined) => {
  const list = useQuery({ ...variantsQuery(), ...(shape !== undefined && { queryFn: skipToken }) });
  if (shape !== undefined) return { list, questions: toFlexibleQuestions(image, shape) };
  const urls = new Map(image.variants.map(({ name, url }) => [name, url]));
  const variants = list.data && pickVariants(list.data.items, new Set(urls.keys()), chosen);
  const questions = variants?.map(({ name, neverRequireSignedURLs }): Question => {
    const url = urls.get(name);
    return { variant: name, isAlwaysOpen: neverRequireSignedURLs, ...(url !== undefined && { url }) };
  });
  return { list, questions };
};

/**
 * Asks for the picture in each variant, or with a shape in each flexible width of it, and reads its size off the
 * answer: nothing here is computed from options.
 */
export const useMeasuredDeliveries = (image: Image, chosen: string, shape: Shape | undefined): Measurement => {
  const { list, questions } = useQuestions(image, chosen, shape);
  const previews = useQueries({
    queries: (questions ?? []).map(({ variant, options }) =>
      previewQuery(image.id, { ...(options === undefined ? { variant } : { options }), device: "desktop" }),
    ),
  });
  const failed = [list, ...previews].find((query) => query.isError);
  if (failed?.error !== undefined && failed.error !== null)
    return { state: "failed", error: failed.error, retry: () => void failed.refetch() };
  const deliveries = (questions ?? []).flatMap(({ variant, isAlwaysOpen, url }, index) => {
    const facts = previews[index]?.data?.facts;
    if (facts === undefined) return [];
    return [{ variant, isAlwaysOpen, url: url ?? facts.url, widthPx: facts.widthPx, heightPx: facts.heightPx }];
  });
  const isWhole = questions !== undefined && deliveries.length === questions.length;
  return isWhole
    ? { state: "measured", deliveries }
    : { state: "measuring", ready: deliveries.length, all: questions?.length ?? 0 };
};
