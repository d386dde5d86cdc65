import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import type { Picture } from "./pictures";

export type DroppedFile = { name: string; type: string; bytes: Buffer };

export const readPictures = (pictures: readonly Picture[]): Promise<readonly DroppedFile[]> =>
  Promise.all(
    pictures.map(async ({ file, name, format }) => ({ name, type: `image/${format}`, bytes: await readFile(file) })),
  );

/** Drops files onto the page as a person does from a file manager. */
export const dropFiles = async (page: Page, files: readonly DroppedFile[]): Promise<void> => {
  const transfer = await page.evaluateHandle(() => new DataTransfer());
  for (const { name, type, bytes } of files) {
    await transfer.evaluate(
      (target, [content, filename, mediaType]) => {
        const content8 = Uint8Array.from(atob(content ?? ""), (letter) => letter.codePointAt(0) ?? 0);
        target.items.add(new File([content8], filename ?? "", { type: mediaType ?? "" }));
      },
      [bytes.toString("base64"), name, type],
    );
  }
  for (const type of ["dragenter", "dragover", "drop"]) {
    await page.locator("main").first().dispatchEvent(type, { dataTransfer: transfer });
  }
};
