/** Hands a file to the browser's downloads. */
export const saveFile = (name: string, blob: Blob): void => {
  const url = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The download has its own hold of the bytes once the click is dealt with.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};
