/** Hands a file to the browser's downloads. */
export const saveFile = (name: string, blob: Blob): void => {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The download has its own hold of the bytes once the click is dealt with.
  setTimeout(() => URL.revokeObjectURL(url), 1000);
};

/** The mark at its start tells spreadsheets that it is UTF-8. */
export const saveCsv = (name: string, text: string): void =>
  saveFile(name, new Blob(["\uFEFF", text], { type: "text/csv;charset=utf-8" }));
