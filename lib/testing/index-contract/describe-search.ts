import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { imageQuery, imageSorts } from "@/lib/contracts/image";
import { toFilenameKey } from "@/lib/db/filename-key";
import type { Index } from "@/lib/db/open-index";
import { buildAudit, buildImage } from "../builders/build-image";
import { addImages, type OpenTestIndex } from "../builders/open-test-index";

/** What search guarantees: any part of a filename, without regard to case, and nothing else. */
export const describeSearch = (name: string, open: OpenTestIndex): void => {
  describe(`${name}: search`, () => {
    let index: Index;
    beforeEach(async () => {
      index = await open();
    });
    afterEach(() => index.close());

    const find = async (q: string, more: Record<string, unknown> = {}) => {
      const page = await index.images.list(imageQuery.parse({ q, sort: "filename", ...more }));
      expect(page.total).toBe(page.items.length);
      return page.items.map(({ filename }) => filename);
    };
    const add = (...names: string[]) =>
      addImages(
        index,
        names.map((filename, at) => buildImage({ id: `i${at}-${Buffer.from(filename).toString("hex")}`, filename })),
      );

    it("finds the start, the middle and the end of a name, in any case", async () => {
      await add("Sunset Harbour.JPG", "forest.png");
      for (const q of ["sun", "SUNSET", "set har", ".jpg", "t", "ha"]) {
        expect(await find(q), q).toContain("Sunset Harbour.JPG");
      }
      expect(await find("harbor")).toEqual([]);
    });

    it("takes one and two characters", async () => {
      await add("ab.jpg", "b.jpg", "c.png");
      expect(await find("b")).toEqual(["ab.jpg", "b.jpg"]);
      expect(await find("ab")).toEqual(["ab.jpg"]);
      expect(await find("q")).toEqual([]);
    });

    it("takes every character by its word: no wildcard, no operator", async () => {
      await add(
        `100%_a.jpg`,
        "100xxa.jpg",
        `say "hi".jpg`,
        "a AND b.jpg",
        "a* OR (b).jpg",
        "it's.jpg",
        "back\\slash.jpg",
        "a^b:c-d.jpg",
      );
      expect(await find("100%_a")).toEqual(["100%_a.jpg"]);
      expect(await find("%")).toEqual(["100%_a.jpg"]);
      expect(await find("_a")).toEqual(["100%_a.jpg"]);
      expect(await find(`"hi"`)).toEqual([`say "hi".jpg`]);
      expect(await find("a and b")).toEqual(["a AND b.jpg"]);
      expect(await find("a* or (")).toEqual(["a* OR (b).jpg"]);
      expect(await find("it's")).toEqual(["it's.jpg"]);
      expect(await find("k\\s")).toEqual(["back\\slash.jpg"]);
      expect(await find("^b:c-d")).toEqual(["a^b:c-d.jpg"]);
      expect(await find("not near x")).toEqual([]);
    });

    it("finds accents whichever way they were typed, and scripts without spaces", async () => {
      await add("Cafe\u0301 Zu\u0308rich.jpg", "海辺の写真.jpg", "ПРИВЕТ.png", "🏝️ island.jpg");
      expect(await find("caf\u00e9")).toHaveLength(1);
      expect(await find("Z\u00dcRICH")).toHaveLength(1);
      expect(await find("の写")).toEqual(["海辺の写真.jpg"]);
      expect(await find("辺の写真")).toEqual(["海辺の写真.jpg"]);
      expect(await find("привет")).toEqual(["ПРИВЕТ.png"]);
      expect(await find("🏝️ isl")).toHaveLength(1);
    });

    it("agrees with a plain reading of every name, whatever is asked", async () => {
      const piece = fc.string({
        unit: fc.constantFrom("a", "B", "é", "%", "_", '"', "'", "*", " ", "\\", "界", "-"),
        maxLength: 6,
      });
      await fc.assert(
        fc.asyncProperty(fc.array(piece.filter(Boolean), { minLength: 1, maxLength: 12 }), piece, async (names, q) => {
          await index.close();
          index = await open();
          await add(...names);
          const needle = toFilenameKey(q.trim());
          const expected = names.filter((filename) => toFilenameKey(filename).includes(needle));
          expect((await find(q)).toSorted()).toEqual(expected.toSorted());
        }),
        { numRuns: 25 },
      );
    });

    it("follows what happens to an image: trash, restore, removal", async () => {
      await add("harbour.jpg");
      const id = (await index.images.list(imageQuery.parse({}))).items[0]?.id ?? "";
      await index.images.move(id, { from: ["ready"], to: "trashed" }, buildAudit(id));
      expect(await find("harbour")).toEqual([]);
      expect(await find("harbour", { state: "trashed" })).toEqual(["harbour.jpg"]);
      await index.images.move(id, { from: ["trashed"], to: "ready" }, buildAudit(id));
      expect(await find("harbour")).toEqual(["harbour.jpg"]);
      await index.images.move(id, { from: ["ready"], to: "purging" }, buildAudit(id));
      expect(await find("harbour")).toEqual([]);
      await index.images.remove(id, buildAudit(id));
      expect(await find("harbour")).toEqual([]);
      await add("harbour.jpg");
      expect(await find("harbour")).toEqual(["harbour.jpg"]);
    });

    it.each(imageSorts)("pages through matches without loss: %s", async (sort) => {
      await add(...Array.from({ length: 15 }, (_, at) => `photo ${at % 4}.jpg`), "other.png");
      for (const q of ["photo", "ph"]) {
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await index.images.list(imageQuery.parse({ q, sort, limit: 4, cursor }));
          expect(page.total).toBe(15);
          seen.push(...page.items.map(({ id }) => id));
          cursor = page.nextCursor ?? undefined;
        } while (cursor !== undefined);
        expect(new Set(seen).size).toBe(15);
        expect(seen).toHaveLength(15);
      }
    });
  });
};
