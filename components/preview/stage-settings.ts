/** What lies behind a picture. */
export const backdrops = ["grey", "white", "black", "checkerboard"] as const;
export type Backdrop = (typeof backdrops)[number];

/** Names of the stage's settings in the page's address. */
export const settingNames = { variant: "variant", backdrop: "backdrop" } as const;

/** The backdrop a link asks for; grey where it asks for none or for one we do not have. */
export const toBackdrop = (wanted: string | null): Backdrop =>
  backdrops.find((backdrop) => backdrop === wanted) ?? "grey";

/** The variant to show: the wanted one if the image has it, else `default`, else the first it has. */
export const toVariant = (wanted: string | null, names: readonly string[]): string => {
  if (wanted !== null && names.includes(wanted)) return wanted;
  return names.includes("default") ? "default" : (names[0] ?? "default");
};

/** The same address with one setting changed. An undefined value removes it, so that plain links stay short. */
export const toSearch = (search: string, name: string, value: string | undefined): string => {
  const next = new URLSearchParams(search);
  if (value === undefined) next.delete(name);
  else next.set(name, value);
  const text = next.toString();
  return text === "" ? "" : `?${text}`;
};
