import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { VariantRecord } from "@/lib/upstream/account-upstream";
import type { Upstream } from "@/lib/upstream/upstream";
import type { UpstreamUnderTest } from "./upstream-contract";

/**
 * What every upstream must do with variants, keys and settings, asked over the wire. It leaves an account as it was:
 * what it makes has a name of its own and goes again.
 */
export const describeAccount = (name: string, makeUpstream: () => Promise<UpstreamUnderTest>): void => {
  describe(`${name} as an account`, () => {
    const own = `contract${randomBytes(5).toString("hex")}`;
    const made = new Set<string>();
    const keysMade = new Set<string>();
    let subject: UpstreamUnderTest;
    let upstream: Upstream;
    beforeAll(async () => {
      subject = await makeUpstream();
      upstream = subject.upstream;
    });
    afterAll(async () => {
      for (const variant of made) await upstream.variants.delete(variant);
      for (const key of keysMade) await upstream.keys.delete(key);
      await subject.close();
    });

    const toRecord = (ending: string, options: Partial<VariantRecord["options"]> = {}): VariantRecord => {
      made.add(own + ending);
      const given = { fit: "scale-down", width: 320, metadata: "none", ...options } as const;
      return { name: own + ending, options: given, neverRequireSignedURLs: false };
    };

    it("keeps every option of a variant and tells it again", async () => {
      const wanted: VariantRecord = {
        ...toRecord("All", { fit: "cover", width: 300, height: 200, metadata: "copyright", blur: 12 }),
        neverRequireSignedURLs: true,
      };
      const record = { ...wanted, options: { ...wanted.options, browserTtlSeconds: 7200 } };
      expect(await upstream.variants.create(record)).toEqual(record);
      expect(await upstream.variants.find(record.name)).toEqual(record);
      expect(await upstream.variants.list()).toContainEqual(record);
    });

    it("takes one side alone", async () => {
      const record = toRecord("Side");
      expect((await upstream.variants.create(record)).options).toEqual({
        fit: "scale-down",
        width: 320,
        metadata: "none",
      });
    });

    it("refuses a name that is taken, and leaves the first as it was", async () => {
      const first = await upstream.variants.create(toRecord("Taken"));
      const second = upstream.variants.create(toRecord("Taken", { width: 99 }));
      await expect(second).rejects.toMatchObject({ code: "variant-taken" });
      expect(await upstream.variants.find(first.name)).toEqual(first);
    });

    it("refuses a name with a hyphen", async () => {
      const record = { ...toRecord("X"), name: `${own}-hyphen` };
      await expect(upstream.variants.create(record)).rejects.toMatchObject({ code: "upstream-refused" });
    });

    it("replaces options whole", async () => {
      const record = toRecord("Edit", { blur: 20 });
      await upstream.variants.create(record);
      const edited: VariantRecord = {
        ...record,
        options: { fit: "contain", height: 50, metadata: "keep" },
        neverRequireSignedURLs: true,
      };
      expect(await upstream.variants.update(edited)).toEqual(edited);
      expect(await upstream.variants.find(record.name)).toEqual(edited);
    });

    it("says not-found of a variant that is not there", async () => {
      const nobody = { ...toRecord("Y"), name: `${own}Nobody` };
      expect(await upstream.variants.find(nobody.name)).toBeUndefined();
      await expect(upstream.variants.update(nobody)).rejects.toMatchObject({ code: "not-found" });
      expect(await upstream.variants.delete(nobody.name)).toBe(false);
    });

    it("deletes a variant once and says so", async () => {
      const { name: variant } = await upstream.variants.create(toRecord("Gone"));
      expect(await upstream.variants.delete(variant)).toBe(true);
      expect(await upstream.variants.delete(variant)).toBe(false);
    });

    it("keeps the public variant whatever is asked", async () => {
      await upstream.variants.delete("public");
      expect((await upstream.variants.list()).map((variant) => variant.name)).toContain("public");
    });

    it("makes a signing key once, keeps its value, and deletes it", async () => {
      const key = `${own}-key`;
      keysMade.add(key);
      const before = (await upstream.keys.list()).length;
      const [first, again] = [await upstream.keys.put(key), await upstream.keys.put(key)];
      const valueIn = (keys: typeof first) => keys.find((one) => one.name === key)?.reveal();
      expect(valueIn(first)?.length).toBeGreaterThan(15);
      expect(valueIn(again)).toBe(valueIn(first));
      expect(again.length).toBe(before + 1);
      expect(await upstream.keys.delete(key)).toBe(true);
      expect(await upstream.keys.delete(key)).toBe(false);
      expect((await upstream.keys.list()).map((one) => one.name)).not.toContain(key);
    });

    it("tells its settings, and tells them changed", async ({ skip }) => {
      const before = await upstream.config.find();
      if (before?.preserveContentCredentials === undefined) return skip("this upstream does not tell its settings");
      const preserveContentCredentials = !before.preserveContentCredentials;
      try {
        expect(await upstream.config.update({ preserveContentCredentials })).toEqual({
          ...before,
          preserveContentCredentials,
        });
        expect(await upstream.config.find()).toMatchObject({ preserveContentCredentials });
      } finally {
        await upstream.config.update({ preserveContentCredentials: before.preserveContentCredentials });
      }
      return undefined;
    });

    it("lets nobody in with wrong credentials", async () => {
      const { intruder } = subject;
      const asked = [
        () => intruder.variants.list(),
        () => intruder.variants.create(toRecord("Intruder")),
        () => intruder.keys.list(),
        () => intruder.config.find(),
      ];
      for (const ask of asked) await expect(ask()).rejects.toMatchObject({ code: "upstream-unauthorised" });
    });
  });
};
