export const signingTabs = ["sign", "check", "keys"] as const;
export type SigningTab = (typeof signingTabs)[number];

/** What is open, and what is to be signed. URLs that were signed stay out of it: whoever reads one may use it. */
export type SigningAddress = { tab: SigningTab; imageId: string | undefined; variant: string | undefined };

export const parseSigningAddress = (search: URLSearchParams): SigningAddress => ({
  tab: signingTabs.find((tab) => tab === search.get("tab")) ?? "sign",
  imageId: search.get("image") || undefined,
  variant: search.get("variant") || undefined,
});

export const printSigningAddress = ({ tab, imageId, variant }: SigningAddress): string => {
  const search = new URLSearchParams();
  if (tab !== "sign") search.set("tab", tab);
  if (imageId !== undefined) search.set("image", imageId);
  if (variant !== undefined) search.set("variant", variant);
  return search.size === 0 ? "/signing" : `/signing?${search}`;
};
