"use client";

import { useMutation } from "@tanstack/react-query";
import { useSignUrl } from "@/lib/client/signing";
import { snippetWords, type Lifetime } from "./words";

const hourMs = 3_600_000;
const lengthMs: Readonly<Record<Exclude<Lifetime, "ever">, number>> = {
  hour: hourMs,
  day: 24 * hourMs,
  week: 7 * 24 * hourMs,
  month: 30 * 24 * hourMs,
};

export const lifetimes = ["hour", "day", "week", "month", "ever"] as const satisfies readonly Lifetime[];

export type SignedUrls = { urls: ReadonlyMap<string, string>; expiresAt: string | null };
export type SigningChoice = { keyName: string; lifetime: Lifetime; variants: readonly string[] };

/** Signs the URL of each variant of an image, all to end at one moment. */
export const useSignedUrls = (imageId: string) => {
  const { mutateAsync } = useSignUrl();
  return useMutation<SignedUrls, Error, SigningChoice>({
    mutationFn: async ({ keyName, lifetime, variants }) => {
      const expiresAt = lifetime === "ever" ? null : new Date(Date.now() + lengthMs[lifetime]).toISOString();
      const urls = new Map<string, string>();
      for (const variant of variants)
        urls.set(variant, (await mutateAsync({ id: imageId, variant, keyName, expiresAt })).url);
      return { urls, expiresAt };
    },
  });
};

const times = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

export const toExpiryWords = (expiresAt: string | null): string =>
  expiresAt === null ? snippetWords.signedForEver : snippetWords.signedUntil(times.format(new Date(expiresAt)));
