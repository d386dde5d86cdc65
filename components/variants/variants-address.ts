/** Which part of the screen is open, and what variants are tried on. */
export type VariantsAddress = {
  /** The variant that is open in the editor. */
  edit: string | undefined;
  /** The editor is open for a variant yet to be made. */
  isNew: boolean;
  /** The variant that a new one starts as. */
  from: string | undefined;
  /** Chosen images; none means the newest. */
  sampleIds: readonly string[];
};

export const sampleLimit = 12;

export const parseVariantsAddress = (search: URLSearchParams): VariantsAddress => {
  const isNew = search.has("new");
  return {
    edit: isNew ? undefined : search.get("variant") || undefined,
    isNew,
    from: isNew ? search.get("from") || undefined : undefined,
    sampleIds: [...new Set(search.getAll("sample"))].filter((id) => id !== "").slice(0, sampleLimit),
  };
};

/** Empty for the list and the newest images. */
export const printVariantsAddress = ({ edit, isNew, from, sampleIds }: VariantsAddress): string => {
  const search = new URLSearchParams();
  if (isNew) search.set("new", "");
  if (isNew && from !== undefined) search.set("from", from);
  if (!isNew && edit !== undefined) search.set("variant", edit);
  for (const id of sampleIds) search.append("sample", id);
  return search.size === 0 ? "" : `?${search.toString()}`;
};
