import { saveFile } from "@/components/ui/save-file";

/** The mark at its start tells spreadsheets that it is UTF-8. */
export const saveCsv = (name: string, text: string): void =>
  saveFile(name, new Blob(["\uFEFF", text], { type: "text/csv;charset=utf-8" }));
