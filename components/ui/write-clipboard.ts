/** Puts the text on the clipboard. False where the browser refuses. */
export const writeClipboard = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Without https, or with permission refused, browsers offer no clipboard.
    return false;
  }
};
