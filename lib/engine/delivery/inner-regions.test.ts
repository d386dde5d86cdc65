import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SourceFacts } from "@/lib/engine/catalog/source-facts";
import { EngineError } from "@/lib/engine/engine-error";
import { createPixels, type Pixels } from "@/lib/engine/pixels/pixels";
import { FileSystemStore } from "@/lib/storage/file-system-store";
import { InnerRegions } from "./inner-regions";
import { createTestSandbox, TestHost, urlOf } from "./test-host";

const facts: SourceFacts = {
  format: "png",
  widthPx: 40,
  heightPx: 30,
  frames: 1,
  orientation: 1,
  hasAlpha: false,
  profile: "none",
};
const image = { sha256: "ab".repeat(32), facts };
const region = { leftPx: 5, topPx: 5, widthPx: 30, heightPx: 20 };

let folder: string;
let originals: FileSystemStore;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "vitrine-inner-"));
  originals = await FileSystemStore.open(path.join(folder, "originals"), { isDurable: false });
});
afterEach(() => rm(folder, { recursive: true }));

describe("InnerRegions", () => {
  const counting = (answer: () => Promise<typeof region>) => {
    const looks: unknown[] = [];
    const findInner: Pixels["findInner"] = (_source, rim) => {
      looks.push(rim);
      return answer();
    };
    return { looks, inner: new InnerRegions({ originals, pixels: { findInner } }) };
  };

  it("looks only where the options ask for it, and never at a drawing", async () => {
    const { looks, inner } = counting(() => Promise.resolve(region));
    expect(await inner.find(image, "device")).toBeUndefined();
    expect(await inner.find(image, { width: 5 })).toBeUndefined();
    expect(await inner.find(image, { trim: { left: 5 } })).toBeUndefined();
    const drawing = { ...image, facts: { ...facts, format: "svg" } } as const;
    expect(await inner.find(drawing, { trim: { border: {} } })).toBeUndefined();
    expect(looks).toEqual([]);
  });

  it("looks once for all who ask for one rim of one picture", async () => {
    const { looks, inner } = counting(() => Promise.resolve(region));
    const ask = (tolerance: number) => inner.find(image, { trim: { border: { tolerance } } });
    expect(await Promise.all([ask(5), ask(5), ask(6)])).toEqual([region, region, region]);
    expect(await ask(5)).toEqual(region);
    expect(looks).toEqual([{ tolerance: 5 }, { tolerance: 6 }]);
  });

  it("looks again after it could not", async () => {
    const answers = [() => Promise.reject(new EngineError("busy", "later")), () => Promise.resolve(region)];
    const { inner } = counting(() => (answers.shift() ?? (() => Promise.resolve(region)))());
    await expect(inner.find(image, { trim: { border: {} } })).rejects.toMatchObject({ code: 9522 });
    expect(await inner.find(image, { trim: { border: {} } })).toEqual(region);
  });
});

describe("trim=border", () => {
  it("cuts off the rim, by colour, tolerance and what is to be kept", async () => {
    const sandbox = createTestSandbox();
    const host = await TestHost.open(folder, sandbox);
    try {
      const framed = await sharp({ create: { width: 30, height: 20, channels: 3, background: "navy" } })
        .extend({ top: 6, bottom: 4, left: 5, right: 5, background: "#fffffe" })
        .png()
        .toBuffer();
      await host.put("framed", framed);
      await host.allowFlexible();
      const sizeOf = async (options: string) => {
        const { body } = await host.ask(urlOf("framed", options));
        const { width, height } = await sharp(body).metadata();
        return `${width}x${height}`;
      };
      expect(await sizeOf("trim=border")).toBe("30x20");
      expect(await sizeOf("trim=border,trim.border.keep=2")).toBe("34x24");
      expect(await sizeOf("trim=border,trim.border.color=white")).toBe("30x20");
      expect(await sizeOf("trim=border,trim.border.color=red")).toBe("40x30");
      expect(await sizeOf("trim=border,w=15")).toBe("15x10");
      expect(await sizeOf("trim=border,w=15,rotate=90")).toBe("15x23");
    } finally {
      await host.close();
      await sandbox.close();
    }
  });

  it("of a picture whose bytes are gone is not found", async () => {
    const sandbox = createTestSandbox();
    try {
      const inner = new InnerRegions({ originals, pixels: createPixels(sandbox) });
      await expect(inner.find(image, { trim: { border: {} } })).rejects.toMatchObject({ code: 9431 });
    } finally {
      await sandbox.close();
    }
  });
});
