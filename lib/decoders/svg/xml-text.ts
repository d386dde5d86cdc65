const textEntities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;" };
const valueEntities: Readonly<Record<string, string>> = {
  ...textEntities,
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
};

/** Text between tags. */
export const toXmlText = (text: string): string => text.replace(/[&<>\r]/g, (char) => textEntities[char] ?? "");

/** Text between the double quotes of an attribute. */
export const toXmlValue = (text: string): string => text.replace(/[&<>\r"\t\n]/g, (char) => valueEntities[char] ?? "");
