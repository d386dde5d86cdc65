const nameLimit = 150;
/** Control characters and the marks that turn the direction of text can hide a name's real ending. */
// eslint-disable-next-line no-control-regex -- control characters are what this looks for
const deceptive = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]|\p{Surrogate}/gu;

const toAttributeText = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);

/** The name a saved copy gets: the original's, with the ending of what is really delivered. */
const toSavedName = (name: string, extension: string): string => {
  const file = (name.split(/[/\\]/).at(-1) ?? "").replace(deceptive, "").trim();
  const stem = file.replace(/\.[A-Za-z0-9]{1,5}$/, "");
  return `${Array.from(stem === "" ? "image" : stem)
    .slice(0, nameLimit)
    .join("")}.${extension}`;
};

/** A Content-Disposition that shows the picture and names a saved copy. Source: RFC 6266. */
export const toContentDisposition = (name: string, extension: string): string => {
  const saved = toSavedName(name, extension);
  const plain = saved.replace(/[^\u0020-\u007e]|["\\%]/g, "_");
  const extended = plain === saved ? "" : `; filename*=UTF-8''${toAttributeText(saved)}`;
  return `inline; filename="${plain}"${extended}`;
};
