import { useEffect } from "react";

/** Takes pasted files wherever the focus is, but leaves text fields alone. */
export function usePagePaste(onFiles: (files: readonly File[]) => void, isDisabled: boolean): void {
  useEffect(() => {
    if (isDisabled) return undefined;
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0 || event.defaultPrevented || isTextField(event.target)) return;
      event.preventDefault();
      onFiles(files);
    };
    document.addEventListener("paste", paste);
    return () => document.removeEventListener("paste", paste);
  }, [onFiles, isDisabled]);
}

const isTextField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
