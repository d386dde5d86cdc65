/** What lies behind a picture. */
export const backdrops = ["grey", "white", "black", "checkerboard"] as const;
export type Backdrop = (typeof backdrops)[number];

/** Names of the stage's settings in the page's address. */
export const settingNames = {
  variant: "variant",
  backdrop: "backdrop",
  view: "view",
  sections: "open",
  devices: "devices",
  delivery: "deliver",
  candidates: "candidates",
  connection: "connection",
} as const;

/** The view of the devices: what is shown unless a link asks for another. */
export const devicesView = "devices";

/** The backdrop a link asks for; grey where it asks for none or for one we do not have. */
export const toBackdrop = (wanted: string | null): Backdrop =>
  backdrops.find((backdrop) => backdrop === wanted) ?? "grey";

/** The variant to show: the wanted one if the image has it, else `default`, else the first it has. */
export const toVariant = (wanted: string | null, names: readonly string[]): string => {
  if (wanted !== null && names.includes(wanted)) return wanted;
  return names.includes("default") ? "default" : (names[0] ?? "default");
};

/** The view a link asks for, if the stage has it; else the devices. */
export const toView = (wanted: string | null, ids: readonly string[]): string =>
  ids.find((id) => id === wanted) ?? devicesView;

/** Names in a list that is written with commas, each once, in order; absent is none. */
export const parseNames = (text: string | null): readonly string[] => [
  ...new Set((text ?? "").split(",").filter((name) => name !== "")),
];

/** Undefined for none, so that it leaves the address. */
export const printNames = (names: readonly string[]): string | undefined =>
  names.length === 0 ? undefined : names.join(",");

/** The list without the name if it was there, else with it at the end. */
export const toggleName = (names: readonly string[], name: string): readonly string[] =>
  names.includes(name) ? names.filter((other) => other !== name) : [...names, name];

/** The same address with one setting changed. An undefined value removes it, so that plain links stay short. */
export const toSearch = (search: string, name: string, value: string | undefined): string => {
  const next = new URLSearchParams(search);
  if (value === undefined) next.delete(name);
  else next.set(name, value);
  // A comma and a tilde may stand in a query as they are, and lists of devices stay readable.
  const text = next.toString().replaceAll("%2C", ",").replaceAll("%7E", "~");
  return text === "" ? "" : `?${text}`;
};
