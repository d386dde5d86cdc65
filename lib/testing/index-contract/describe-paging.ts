import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Image, imageQuery, imageSorts, type ImageSort } from "@/lib/contracts/image";
import { AppError } from "@/lib/errors/app-error";
import type { Index } from "@/lib/db/open-index";
import { addImages, type OpenTestIndex } from "../builders/open-test-index";
import { buildImage } from "../builders/build-image";

const walk = async (index: Index, query: Record<string, unknown>): Promise<Image[]> => {
  const seen: Image[] = [];
  let cursor: string | undefined;
  do {
    const page = await index.images.list(imageQuery.parse({ ...query, cursor }));
    seen.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return seen;
};

const valueOf = (image: Image, sort: ImageSort): string | number => {
  if (sort.endsWith("uploadedAt")) return image.uploadedAt;
  return sort.endsWith("sizeBytes") ? image.sizeBytes : image.filename.toLowerCase();
};

const isOrdered = (images: readonly Image[], sort: ImageSort): boolean =>
  images.every((image, at) => {
    const before = images[at - 1];
    if (before === undefined) return true;
    const [first, second] = [valueOf(before, sort), valueOf(image, sort)];
    return sort.startsWith("-") ? first >= second : first <= second;
  });

/** Few values, so that equal keys are the rule. */
const rows = fc.array(
  fc.record({ name: fc.constantFrom("a", "B", "b", "É", "z"), day: fc.integer({ min: 1, max: 3 }), size: fc.nat(2) }),
  { minLength: 1, maxLength: 25 },
);
const toImages = (given: { name: string; day: number; size: number }[], prefix = "id") =>
  given.map(({ name, day, size }, at) =>
    buildImage({ id: `${prefix}-${at}`, filename: name, uploadedAt: `2026-01-0${day}T00:00:00.000Z`, sizeBytes: size }),
  );

/** What paging guarantees, for every sort. */
export const describePaging = (name: string, open: OpenTestIndex): void => {
  describe(`${name}: paging`, () => {
    let index: Index;
    beforeEach(async () => {
      index = await open();
    });
    afterEach(() => index.close());

    const emptied = async (): Promise<Index> => {
      await index.close();
      index = await open();
      return index;
    };

    it.each(imageSorts)("walks every row once and in order, equal keys or not: %s", async (sort) => {
      await fc.assert(
        fc.asyncProperty(rows, fc.integer({ min: 1, max: 7 }), async (given, limit) => {
          const fresh = await emptied();
          await addImages(fresh, toImages(given));
          const seen = await walk(fresh, { sort, limit });
          expect(seen.map(({ id }) => id).sort()).toEqual(given.map((_, at) => `id-${at}`).sort());
          expect(isOrdered(seen, sort)).toBe(true);
        }),
        { numRuns: 8 },
      );
    });

    it.each(imageSorts)("shows each earlier row once while others arrive between the pages: %s", async (sort) => {
      const names = Array.from({ length: 12 }, (_, at) => ({ name: "abz"[at % 3] ?? "a", day: 2, size: at % 2 }));
      await addImages(index, toImages(names));
      const first = await index.images.list(imageQuery.parse({ sort, limit: 5 }));
      await addImages(index, toImages(names, "late"));
      const rest = await walkFrom(index, sort, first.nextCursor);
      const early = [...first.items, ...rest].map(({ id }) => id).filter((id) => id.startsWith("id-"));
      expect(early.toSorted()).toEqual(names.map((_, at) => `id-${at}`).toSorted());
    });

    it.each(imageSorts)("gives the same rows by offset as by cursor: %s", async (sort) => {
      await addImages(
        index,
        toImages(
          Array.from({ length: 11 }, (_, at) => ({ name: "ab"[at % 2] ?? "a", day: 1 + (at % 3), size: at % 2 })),
        ),
      );
      const byCursor = (await walk(index, { sort, limit: 4 })).map(({ id }) => id);
      const pages = await Promise.all(
        [0, 4, 8].map((offset) => index.images.list(imageQuery.parse({ sort, limit: 4, offset }))),
      );
      expect(pages.flatMap(({ items }) => items.map(({ id }) => id))).toEqual(byCursor);
      expect(pages.map(({ total }) => total)).toEqual([11, 11, 11]);
    });

    it("goes on by cursor from a page reached by offset", async () => {
      await addImages(index, toImages(Array.from({ length: 9 }, () => ({ name: "a", day: 1, size: 1 }))));
      const page = await index.images.list(imageQuery.parse({ sort: "uploadedAt", limit: 3, offset: 3 }));
      const rest = await walkFrom(index, "uploadedAt", page.nextCursor);
      expect([...page.items, ...rest].map(({ id }) => id)).toEqual(["id-3", "id-4", "id-5", "id-6", "id-7", "id-8"]);
    });

    it("has no next page after the last row, even when the page is full", async () => {
      await addImages(index, toImages(Array.from({ length: 4 }, () => ({ name: "a", day: 1, size: 1 }))));
      expect((await index.images.list(imageQuery.parse({ limit: 4 }))).nextCursor).toBeNull();
      expect((await index.images.list(imageQuery.parse({ limit: 3 }))).nextCursor).not.toBeNull();
    });

    it("refuses a cursor of another sort, search or state, and anything that is none", async () => {
      await addImages(index, toImages(Array.from({ length: 4 }, () => ({ name: "abc", day: 1, size: 1 }))));
      const cursor = (await index.images.list(imageQuery.parse({ limit: 2 }))).nextCursor;
      const json = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
      const mark: unknown = (JSON.parse(Buffer.from(cursor ?? "", "base64url").toString()) as unknown[])[0];
      const bad: Record<string, unknown>[] = [
        { cursor, sort: "filename" },
        { cursor, q: "abc" },
        { cursor, state: "trashed" },
        { cursor: "" },
        { cursor: "%%%" },
        { cursor: json({}) },
        { cursor: json([mark]) },
        { cursor: json([mark, 7, "a"]) },
        { cursor: json([mark, "2026", 1]) },
        { cursor: json([mark, "2026", null]) },
        { cursor: json([mark, "2026", "a", 1]) },
        { cursor: json(["forged", "2026", "a"]) },
      ];
      for (const query of bad) {
        const answer = index.images.list(imageQuery.parse(query));
        await expect(answer, JSON.stringify(query)).rejects.toMatchObject({ code: "invalid-cursor" });
      }
    });

    it("refuses a cursor together with an offset", async () => {
      const answer = index.images.list(imageQuery.parse({ cursor: "x", offset: 1 }));
      await expect(answer).rejects.toBeInstanceOf(AppError);
      await expect(answer).rejects.toMatchObject({ code: "invalid-input" });
    });

    it("keeps cursors within what the query takes, for the longest names", async () => {
      const filename = "é".repeat(255);
      await addImages(index, [buildImage({ id: "a", filename }), buildImage({ id: "b", filename })]);
      const page = await index.images.list(imageQuery.parse({ sort: "filename", limit: 1, q: "é".repeat(200) }));
      const next = imageQuery.parse({ sort: "filename", limit: 1, q: "é".repeat(200), cursor: page.nextCursor });
      expect((await index.images.list(next)).items.map(({ id }) => id)).toEqual(["b"]);
    });
  });
};

const walkFrom = async (index: Index, sort: ImageSort, start: string | null): Promise<Image[]> => {
  const seen: Image[] = [];
  for (let cursor = start; cursor !== null;) {
    const page = await index.images.list(imageQuery.parse({ sort, limit: 4, cursor }));
    seen.push(...page.items);
    cursor = page.nextCursor;
  }
  return seen;
};
