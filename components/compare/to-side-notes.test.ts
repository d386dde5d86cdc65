import { describe, expect, it } from "vitest";
import type { ComparedPicture } from "@/lib/client/compare/compared-picture";
import { buildImage } from "@/lib/testing/builders/build-image";
import type { Side } from "./side";
import { toSideNotes } from "./to-side-notes";

const image = buildImage({ id: "one" });
const wish = (format: "any" | "avif" | "webp" | "jpeg"): Side => ({
  kind: "variant",
  variant: "public",
  device: "desktop",
  format,
});
const came = (format: string, widthPx: number): ComparedPicture => ({
  blob: new Blob(),
  sha256: "",
  facts: { format, widthPx, heightPx: 800, sizeBytes: 1, originalBytes: 2 },
});
const tell = (side: Side, picture: ComparedPicture | undefined, of = image) =>
  toSideNotes("A", { side, image: of, picture });

describe("what is said of a side", () => {
  it("is nothing where what came is what was asked for", () => {
    expect(tell(wish("avif"), came("avif", 1200))).toEqual([]);
    expect(tell(wish("jpeg"), came("image/jpeg", 4000))).toEqual([]);
    expect(tell(wish("any"), came("webp", 4000))).toEqual([]);
    expect(tell({ kind: "original" }, came("png", 4000))).toEqual([]);
    expect(tell(wish("avif"), undefined)).toEqual([]);
  });

  it("is the limit where AVIF was asked for and the picture is larger", () => {
    const [note] = tell(wish("avif"), came("webp", 1201));
    expect(note).toContain("came as WebP");
    expect(note).toContain("1,200 pixels");
  });

  it("is what came, without a guess at the reason, where nothing tells it", () => {
    const [note] = tell(wish("jpeg"), came("png", 300));
    expect(note).toContain("asked for as JPEG and came as PNG");
    expect(note).not.toContain("1,200");
  });

  it("is that one frame stands for all where the image moves", () => {
    expect(tell(wish("any"), undefined, buildImage({ id: "one", isAnimated: true }))).toEqual([
      expect.stringContaining("first frame"),
    ]);
  });
});
